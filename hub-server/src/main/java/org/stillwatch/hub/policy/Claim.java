package org.stillwatch.hub.policy;

import java.time.Instant;
import org.stillwatch.wire.policy.AccountsBucket;

/**
 * What one indicator says of itself, as far as the policy cares.
 *
 * @param kind {@code payment-token}
 * @param form {@code payment-token/1}
 * @param accounts the class of the number of accounts it stands for
 * @param open whether it is marked as what anybody can find in public
 * @param validUntil first moment at which it is not to be used any more
 */
public record Claim(
    String kind, String form, AccountsBucket accounts, boolean open, Instant validUntil) {}
