package org.stillwatch.wire.alert;

/**
 * One kind that agreed.
 *
 * @param kind the kind's form, such as {@code payment-token/1}
 */
public record Why(String kind, Similarity similarity, Rarity rarity) {}
