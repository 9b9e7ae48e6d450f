package org.stillwatch.wire.seal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.MalformedJson.Reason;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.tree.RootHash;

/**
 * The one thing of a batch that is signed.
 *
 * @param count number of objects, 1 to {@link #MAX_COUNT}
 * @param root Merkle root over the objects, each a leaf
 */
public record BatchHeader(BatchBinding binding, int count, RootHash root) {
  /** The name of this format; another layout gets another name. */
  public static final String FORMAT = "stillwatch-batch/1";

  /** The most objects that any hub takes in one batch. */
  public static final int MAX_COUNT = 1_000_000;

  private static final Limits LIMITS = new Limits(4_000, 1);
  private static final Set<String> REQUIRED =
      Set.of(
          "format",
          "lab",
          "stream",
          "audience",
          "matching_domain",
          "epoch",
          "policy",
          "sequence",
          "previous",
          "count",
          "root");
  private static final Set<String> OPTIONAL = Set.of("group_key_check");

  public BatchHeader {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException("a batch holds 1 to " + MAX_COUNT + " objects");
    }
  }

  /** The canonical bytes, the payload of the seal. */
  public byte[] toCanonical() {
    var header =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("lab", binding.lab().toString())
            .put("stream", binding.stream().name())
            .put("audience", binding.audience().toString())
            .put("matching_domain", binding.matchingDomain().name())
            .put("epoch", binding.epoch().toString())
            .put("policy", binding.policy().base64Url())
            .put("sequence", binding.sequence())
            .put("previous", binding.previous().base64Url())
            .put("count", count)
            .put("root", root.base64Url());
    binding.groupKeyCheck().ifPresent(check -> header.put("group_key_check", check.base64Url()));
    return CanonicalJson.write(header);
  }

  /** The identity of the batch: SHA-256 of the canonical bytes, whatever the signature. */
  public Digest digest() {
    return Digest.of(toCanonical());
  }

  /**
   * Reads exactly what {@link #toCanonical} writes.
   *
   * @throws MalformedJson for anything else
   */
  public static BatchHeader parse(byte[] canonical) {
    var members = Members.of(CanonicalJson.readExact(canonical, LIMITS), REQUIRED, OPTIONAL);
    members.constant("format", FORMAT);
    return new BatchHeader(
        binding(members),
        (int) members.integer("count", 1, MAX_COUNT),
        members.text("root", RootHash::parse));
  }

  private static BatchBinding binding(Members members) {
    var sequence = members.integer("sequence", 1, BatchBinding.MAX_SEQUENCE);
    var previous = members.text("previous", Digest::parse);
    if ((sequence == 1) != previous.equals(Digest.ZERO)) {
      throw new MalformedJson(Reason.BAD_VALUE, "/previous");
    }
    return new BatchBinding(
        members.text("lab", LabId::parse),
        members.text("stream", StreamName::new),
        members.text("audience", HubId::parse),
        members.text("matching_domain", MatchingDomain::new),
        members.text("epoch", Epoch::parse),
        members.text("policy", Digest::parse),
        sequence,
        previous,
        members.optionalText("group_key_check", GroupKeyCheck::parse));
  }
}
