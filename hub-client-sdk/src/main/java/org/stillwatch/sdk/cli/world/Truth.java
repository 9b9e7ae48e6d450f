package org.stillwatch.sdk.cli.world;

import org.jspecify.annotations.Nullable;

/**
 * Who runs an account of the invented world.
 *
 * @param lab {@code lab-1} and so on
 * @param operator {@code operator-1} and so on; null where the account is honest
 */
public record Truth(String lab, String account, @Nullable String operator) {}
