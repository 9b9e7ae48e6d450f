package org.stillwatch.hub.feed;

import java.time.Instant;
import java.util.List;
import org.stillwatch.hub.release.Facts;

/**
 * A released campaign as a person reads it: what its object in the collection says, and nothing
 * else.
 *
 * @param stixId of its object
 * @param version of that object
 * @param revoked whether it was taken back
 * @param confidence medium or high
 * @param versions when each version was released, the first one first
 */
public record ReleasedCampaign(
    Citation citation,
    String stixId,
    Instant version,
    boolean revoked,
    Facts facts,
    String confidence,
    String summary,
    String caveats,
    List<Instant> versions) {
  /** Keeps a copy. */
  public ReleasedCampaign {
    versions = List.copyOf(versions);
  }
}
