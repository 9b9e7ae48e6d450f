package org.stillwatch.sdk.cli.evaluate;

/** An account, which is one only together with its lab: labs may use the same ids. */
public record AccountAt(String lab, String account) {}
