package org.stillwatch.sdk.observe;

/**
 * A line that was no exchange.
 *
 * @param number of the line, from 1
 * @param reason in words, without any value of the line
 */
public record SkippedLine(long number, String reason) {}
