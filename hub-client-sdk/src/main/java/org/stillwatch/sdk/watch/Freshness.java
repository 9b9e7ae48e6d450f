package org.stillwatch.sdk.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How old what a watch knows is.
 *
 * @param storeRead when the lab's private store was last read to its end; empty if never
 * @param feedRead when the hub last answered whoever reads the lab's alert feed; empty if never
 * @param age of the older of the two; empty if one of them never was
 * @param blind whether that is more than the watch allows
 */
public record Freshness(
    Optional<Instant> storeRead,
    Optional<Instant> feedRead,
    Optional<Duration> age,
    boolean blind) {}
