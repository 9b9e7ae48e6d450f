package org.stillwatch.wire.policy;

/**
 * The labels of a report that is silent about them.
 *
 * @param reason why, for people
 * @param tlp TLP 2.0: {@code clear}, {@code green}, {@code amber} or {@code amber+strict}
 * @param pap Permissible Actions Protocol: {@code clear}, {@code green}, {@code amber}, {@code red}
 * @param govConsent {@code none}, {@code aggregate} or {@code indicator}
 * @param attribution {@code must-not} or {@code may}
 */
public record Defaults(
    String reason, String tlp, String pap, String govConsent, String attribution) {}
