package org.stillwatch.wire.policy;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * Everything a hub decides by rule rather than by code. Made by {@link #read}; immutable.
 *
 * @param name what people call it
 * @param version rises by one with every change of the policy of this name
 * @param validFrom first moment at which a hub may run under it
 * @param validUntil first moment at which no hub may
 * @param matchingDomain the hubs that share one threshold key
 * @param loopbackOnly a hub that listens on anything but loopback refuses to start under it
 * @param reason what it is for, for people
 * @param defaults labels of a report that is silent about them
 * @param reports the words a report may use
 * @param limits what a request, a member and a day may cost
 * @param epochs how long the old and the new stand side by side
 * @param release when alerts leave
 * @param log when what happened enters the log
 * @param liaison what reaches the liaisons of governments
 * @param kinds the terms of each kind, by its name; what is not here is refused
 * @param matching when two indicators agree
 * @param ceilings the most an alert may suggest
 * @param verdicts reason codes of verdicts
 * @param canonical the policy as it was read, in the form of RFC 8785
 */
public record Policy(
    String name,
    int version,
    Instant validFrom,
    Instant validUntil,
    String matchingDomain,
    boolean loopbackOnly,
    String reason,
    Defaults defaults,
    ReportTerms reports,
    Limits limits,
    Epochs epochs,
    Release release,
    LogTerms log,
    LiaisonTerms liaison,
    SortedMap<String, KindTerms> kinds,
    Matching matching,
    Ceilings ceilings,
    Verdicts verdicts,
    Bytes canonical) {

  /** The value of {@code format}. */
  public static final String FORMAT = "stillwatch-policy/1";

  /** Keeps a copy. */
  public Policy {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
  }

  /**
   * Reads a policy, in any layout, strictly: no unknown, missing or repeated field, integers only.
   *
   * @param json UTF-8, at most {@value PolicyReader#MAX_BYTES} bytes
   * @throws PolicyInvalid with every finding
   */
  public static Policy read(byte[] json) {
    return PolicyReader.read(json);
  }

  /** SHA-256 of the canonical form: what every batch header names. */
  public Digest digest() {
    return Digest.of(canonical);
  }

  /** The terms of the kind of this name, if the policy enables it. */
  public Optional<KindTerms> enabled(String kind) {
    return Optional.ofNullable(kinds.get(kind)).filter(KindTerms::enabled);
  }

  /** Whether a hub may run under it at this moment. */
  public boolean isValid(Instant now) {
    return !now.isBefore(validFrom) && now.isBefore(validUntil);
  }
}
