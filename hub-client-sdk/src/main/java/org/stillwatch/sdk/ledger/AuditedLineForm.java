package org.stillwatch.sdk.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.seal.BatchHeader;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.tree.InclusionProof;
import org.stillwatch.wire.tree.LeafIndex;

/** Reads what a lab shows an auditor. */
final class AuditedLineForm {
  /** Bytes of a line. */
  static final int LONGEST = 4 << 20;

  private static final Limits LINE = new Limits(LONGEST, 3);

  private AuditedLineForm() {}

  /**
   * Reads a line.
   *
   * @param key of the log and its hub, which signed receipts and the heads of proofs
   * @throws IllegalArgumentException if it is none
   * @throws org.stillwatch.wire.seal.SealBroken if the hub did not sign the receipt
   * @throws org.stillwatch.wire.tree.ProofBroken if the proof proves nothing
   */
  static AuditedLine parse(byte[] line, LogKey key) {
    JsonNode json = StrictJson.read(line, LINE);
    if (json.has("leaf")) {
      return leaf(Members.of(json, Set.of("leaf", "opening"), Set.of("content")), json);
    }
    return json.has("withdrawal")
        ? withdrawal(
            Members.of(json, Set.of("withdrawal", "header", "place", "path"), Set.of()), json)
        : receipt(Members.of(json, Set.of("receipt", "written"), Set.of("proof")), key);
  }

  private static AuditedLine.OfReceipt receipt(Members members, LogKey key) {
    String jws = members.text("receipt");
    Bytes payload = key.key().open(SealType.RECEIPT, jws).payload();
    return new AuditedLine.OfReceipt(
        jws,
        Receipt.parse(payload.toByteArray()),
        members.text("written", StixTime::parse),
        members
            .optionalText("proof", Bytes::fromBase64Url)
            .map(proof -> LogProof.parse(proof, key)));
  }

  private static AuditedLine.OfLeaf leaf(Members members, JsonNode json) {
    return new AuditedLine.OfLeaf(
        new LeafIndex(members.integer("leaf", 0, StrictJson.MAX_INTEGER)),
        LeafOpening.fromJson(json.path("opening")),
        members.optionalText("content", Bytes::fromBase64Url));
  }

  private static AuditedLine.OfWithdrawal withdrawal(Members members, JsonNode json) {
    List<Digest> path = new ArrayList<>();
    json.path("path").forEach(hash -> path.add(Digest.parse(hash.asText())));
    return new AuditedLine.OfWithdrawal(
        members.text("withdrawal", Bytes::fromBase64Url),
        BatchHeader.parse(members.text("header", Bytes::fromBase64Url).toByteArray()),
        new InclusionProof(
            new LeafIndex(members.integer("place", 0, StrictJson.MAX_INTEGER)), path));
  }
}
