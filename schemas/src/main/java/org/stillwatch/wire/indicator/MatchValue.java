package org.stillwatch.wire.indicator;

import org.stillwatch.wire.canonical.Bytes;

/**
 * One comparable value of an indicator.
 *
 * @param content a token's 32 bytes, or a sketch's components
 */
public record MatchValue(Comparison comparison, Bytes content) {}
