package org.stillwatch.sdk.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.report.Withdrawal;
import org.stillwatch.wire.tree.LeafHash;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.ProofBroken;
import org.stillwatch.wire.tree.TreeSize;

/** Holds the lines that a lab shows against the leaves of a log that was hashed anew. */
final class AuditedLines {
  private static final Limits CONTENT = new Limits(4 << 20, 16);

  /** By what leaves are told apart in the report, where their content is shown. */
  private static final Map<LeafKind, Function<JsonNode, String>> WORDS =
      Map.of(
          LeafKind.ALERT, json -> json.path("state").asText(),
          LeafKind.MEMBERSHIP, json -> json.path("event").asText(),
          LeafKind.LIAISON, json -> json.path("word").asText(),
          LeafKind.LIAISON_READ,
              json ->
                  "by " + json.path("agency").asText() + " for " + json.path("purpose").asText());

  private final List<Digest> leaves;
  private final AuditReport report;
  private final Set<Digest> batches = new HashSet<>();
  private final Set<String> seen = new HashSet<>();

  AuditedLines(List<Digest> leaves, AuditReport report) {
    this.leaves = leaves;
    this.report = report;
  }

  void receipt(AuditedLine.OfReceipt line) {
    String name = "receipt of batch " + line.receipt().batch();
    if (line.proof().isEmpty()) {
      if (line.receipt().includedBy().filter(line.written()::isAfter).isPresent()) {
        report.found(name + ": promised by now, and the lab has no proof");
      } else {
        report.notDue();
      }
      return;
    }
    var proof = line.proof().get();
    if (proof.opening().kind() != LeafKind.BATCH
        || !proof.opening().subject().equals(line.receipt().batch())) {
      report.found(name + ": its proof is of something else");
    } else if (stands(name, proof.index(), proof.opening().leaf())) {
      batches.add(line.receipt().batch());
      if (!again(name, name)) {
        report.proved();
      }
    }
  }

  /** Whether it was shown before, which is a finding: nothing counts twice. */
  private boolean again(String name, String what) {
    if (seen.add(what)) {
      return false;
    }
    report.found(name + ": shown twice");
    return true;
  }

  private boolean stands(String name, LeafIndex place, LeafHash leaf) {
    if (place.value() >= leaves.size()) {
      report.found(name + ": its place is beyond the end of this copy; copy the log anew");
      return false;
    }
    if (!leaves.get((int) place.value()).equals(leaf.digest())) {
      report.found(name + ": its place in this log holds something else");
      return false;
    }
    return true;
  }

  void leaf(AuditedLine.OfLeaf line) {
    LeafKind kind = line.opening().kind();
    String name = kind.word() + " at leaf " + line.index().value();
    if (!stands(name, line.index(), line.opening().leaf()) || again(name, "leaf " + name)) {
      return;
    }
    Digest subject = line.opening().subject();
    if (line.content().filter(content -> !Digest.of(content).equals(subject)).isPresent()) {
      report.found(name + ": what is shown of it is something else");
      return;
    }
    if (kind == LeafKind.BATCH) {
      batches.add(subject);
    }
    report.shown(kind, word(line));
  }

  /** A policy is known by its digest and place: their order is its history. */
  private static String word(AuditedLine.OfLeaf line) {
    LeafKind kind = line.opening().kind();
    if (kind == LeafKind.POLICY) {
      return line.opening().subject().base64Url() + " at leaf " + line.index().value();
    }
    return Optional.ofNullable(WORDS.get(kind))
        .flatMap(word ->
            line.content()
                .map(content -> word.apply(StrictJson.read(content.toByteArray(), CONTENT))))
        .map(text -> text.replaceAll("\\p{Cntrl}", "?"))
        .orElse("");
  }

  void withdrawal(AuditedLine.OfWithdrawal line) {
    String name = "withdrawal in batch " + line.header().digest();
    try {
      line.path()
          .verify(
              LeafHash.of(line.object()),
              new TreeSize(line.header().count()),
              line.header().root());
    } catch (ProofBroken e) {
      report.found(name + ": its batch does not have it");
      return;
    }
    if (!batches.contains(line.header().digest())) {
      report.found(name + ": no leaf of that batch is shown before it");
    } else if (again(name, name + " at " + line.path().index().value())) {
      return;
    } else if (!Withdrawal.isOne(line.object())) {
      report.found(name + ": it is something else");
    } else {
      JsonNode json = StrictJson.read(line.object().toByteArray(), CONTENT);
      report.withdrawn(json.path("object_refs").size());
    }
  }
}
