package org.stillwatch.sdk.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.tree.ProofBroken;

/**
 * A lab's receipts and their proofs in a file, a receipt a line: {@code {"receipt": JWS, "written":
 * when, "proof": base64url of a tlog-proof}}, the last where there is one. By the second it is
 * judged whether a proof should be there. It says nothing of what was reported.
 */
public final class AuditedReceipts {
  private static final Limits LINE = new Limits(1 << 20, 2);

  private AuditedReceipts() {}

  /** A receipt that the hub signed, and the proof of it, if the lab has one. */
  record Line(String jws, Receipt receipt, Instant written, Optional<LogProof> proof) {}

  /** What is told of the lines of a file. */
  interface Taker {
    void take(Line line) throws IOException;

    /** A line that is none, or that the hub did not sign. */
    void refuse(long number, String why);
  }

  /** Writes a lab's receipts. */
  public static void write(Path file, List<VerifiedReceipt> receipts, LogMemory memory, Instant now)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (VerifiedReceipt receipt : receipts) {
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put("receipt", receipt.jws())
              .put("written", StixTime.write(now));
      memory
          .proof(LeafKind.BATCH, receipt.receipt().batch())
          .ifPresent(proof -> json.put("proof", proof.base64Url()));
      lines.add(new String(CanonicalJson.write(json), StandardCharsets.UTF_8));
    }
    Files.write(file, lines);
  }

  /** Reads and verifies each line with the key of the hub. */
  static void read(Path file, LogKey key, Taker taker) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          taker.take(line(line, key));
        } catch (IllegalArgumentException | SealBroken | ProofBroken e) {
          taker.refuse(number, String.valueOf(e.getMessage()));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Line line(String text, LogKey key) {
    JsonNode json = StrictJson.read(text.getBytes(StandardCharsets.UTF_8), LINE);
    Members members = Members.of(json, Set.of("receipt", "written"), Set.of("proof"));
    String jws = members.text("receipt");
    Bytes payload = key.key().open(SealType.RECEIPT, jws).payload();
    return new Line(
        jws,
        Receipt.parse(payload.toByteArray()),
        members.text("written", StixTime::parse),
        members
            .optionalText("proof", Bytes::fromBase64Url)
            .map(proof -> LogProof.parse(proof, key)));
  }
}
