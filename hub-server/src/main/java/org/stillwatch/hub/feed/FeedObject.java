package org.stillwatch.hub.feed;

import java.time.Instant;
import org.stillwatch.wire.canonical.Bytes;

/**
 * One version of one object in the feed.
 *
 * @param position its place; rises with each addition
 * @param stixId its id
 * @param version what TAXII calls its version: {@code modified}, or {@code created}
 * @param added TAXII's date_added, in microseconds; no two are equal
 * @param content in canonical form
 */
public record FeedObject(
    long position, String stixId, Instant version, Instant added, Bytes content) {}
