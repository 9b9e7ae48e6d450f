package org.stillwatch.wire.seal;

import java.util.Optional;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.oprf.Epoch;

/**
 * What a batch is bound to besides its objects: whose it is, for whom, under which rules, and where
 * in the chain of its stream.
 *
 * @param policy digest of the policy that the lab reduced under
 * @param sequence 1 to 2^53-1, without gaps in a stream
 * @param previous digest of the header before; {@link Digest#ZERO} for sequence 1 and only there
 * @param groupKeyCheck absent when the lab has no group key
 */
public record BatchBinding(
    LabId lab,
    StreamName stream,
    HubId audience,
    MatchingDomain matchingDomain,
    Epoch epoch,
    Digest policy,
    long sequence,
    Digest previous,
    Optional<GroupKeyCheck> groupKeyCheck) {
  /** The greatest sequence number. */
  public static final long MAX_SEQUENCE = (1L << 53) - 1;

  public BatchBinding {
    if (sequence < 1 || sequence > MAX_SEQUENCE) {
      throw new IllegalArgumentException("a sequence number is from 1 to 2^53-1");
    }
    if ((sequence == 1) != previous.equals(Digest.ZERO)) {
      throw new IllegalArgumentException(
          "the first batch of a stream, and no other, has the all-zero digest before it");
    }
  }
}
