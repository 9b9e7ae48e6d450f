package org.stillwatch.sdk.sink;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.sdk.trust.TrustRoot;

/**
 * What sinks take from their lab.
 *
 * @param patience its pauses are those between attempts; attempts have no end
 * @param root opens what was queued
 * @param store knows the accounts of a cluster
 */
public record SinkSurroundings(
    InstantSource clock,
    SecureRandom random,
    Timeouts timeouts,
    Patience patience,
    TrustRoot root,
    PrivateStore store) {}
