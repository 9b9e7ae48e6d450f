package org.stillwatch.wire.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What reaches the liaisons of governments, and when.
 *
 * @param reason why, for people
 * @param labs fewest labs behind anything that is released; 3 at least
 * @param members fewest members in force, so that the labs behind it are not all there are
 * @param dominancePercent the most that one lab may make up of a number that is released
 * @param delay how long after its receipt a report begins to count
 * @param snapshot what is released changes at multiples of this since 1970-01-01T00:00:00Z only,
 *     for all liaisons at once
 * @param credentialLife how long a liaison's credential lasts; 90 days at most
 * @param purposes for which a liaison may read
 * @param bases the laws it rests on
 */
public record LiaisonTerms(
    String reason,
    int labs,
    int members,
    int dominancePercent,
    Duration delay,
    Duration snapshot,
    Duration credentialLife,
    Set<Purpose> purposes,
    List<LegalBasis> bases) {
  /** Of a policy that is silent about liaisons: nothing reaches them. */
  public static final LiaisonTerms CLOSED =
      new LiaisonTerms(
          "This policy is silent about liaisons, so nothing is released to them.",
          3,
          5,
          60,
          Duration.ofDays(7),
          Duration.ofDays(1),
          Duration.ofDays(90),
          Set.of(),
          List.of());

  /** Keeps copies. */
  public LiaisonTerms {
    purposes = Set.copyOf(purposes);
    bases = List.copyOf(bases);
  }

  /** The basis of that jurisdiction that is in force; the one that lasts longest. */
  public Optional<LegalBasis> inForce(String jurisdiction, Instant now) {
    return bases.stream()
        .filter(basis -> basis.jurisdiction().equals(jurisdiction) && basis.isInForce(now))
        .max((one, other) -> one.validUntil().compareTo(other.validUntil()));
  }

  /** The moment of the snapshot that holds now. */
  public Instant snapshotAt(Instant now) {
    long length = snapshot.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), length) * length);
  }
}
