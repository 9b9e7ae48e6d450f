package org.stillwatch.sdk.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.SignedCheckpoint;

/** What an audit looked at and what it found. Filled by {@link Audit} alone. */
public final class AuditReport {
  private final List<String> findings = new ArrayList<>();
  private Optional<SignedCheckpoint> head = Optional.empty();
  private long entries;
  private long tiles;
  private long heads;
  private long witnesses;
  private long proved;
  private long notDue;
  private long withdrawals;
  private long withdrawn;
  private final Map<LeafKind, SortedMap<String, Integer>> shown = new EnumMap<>(LeafKind.class);

  AuditReport() {}

  void found(String finding) {
    findings.add(finding);
  }

  void head(SignedCheckpoint opened) {
    head = Optional.of(opened);
  }

  void entries(long many) {
    entries = many;
  }

  void tile() {
    tiles++;
  }

  void cosigned(int many) {
    witnesses = many;
  }

  void earlierHead() {
    heads++;
  }

  void proved() {
    proved++;
  }

  void notDue() {
    notDue++;
  }

  void withdrawn(int many) {
    withdrawals++;
    withdrawn += many;
  }

  /** A leaf that stands at its place. */
  void shown(LeafKind kind, String word) {
    shown.computeIfAbsent(kind, k -> new TreeMap<>()).merge(word, 1, Integer::sum);
  }

  /** How many leaves of a kind were shown, and by what words they are told apart. */
  private static String inWords(LeafKind kind, SortedMap<String, Integer> words) {
    int all = words.values().stream().mapToInt(Integer::intValue).sum();
    String apart =
        words.entrySet().stream()
            .filter(word -> !word.getKey().isEmpty())
            .map(word -> word.getValue() + " " + word.getKey())
            .collect(Collectors.joining(", "));
    return "  " + kind.word() + ": " + all + (apart.isEmpty() ? "" : " (" + apart + ")");
  }

  /** What is not as it must be; empty if all is. */
  public List<String> findings() {
    return List.copyOf(findings);
  }

  /** The report for people: one page. */
  public List<String> page() {
    List<String> lines = new ArrayList<>();
    lines.add("Audit of the log " + head.map(one -> one.origin().value()).orElse("(not opened)"));
    head.ifPresent(one -> {
      lines.add("head: " + one.size().value() + " leaves, root " + one.root().base64Url());
    });
    lines.add("witnesses asked for that cosigned it: " + witnesses);
    lines.add("entries hashed anew, in order: " + entries);
    lines.add("tiles compared with what the entries give: " + tiles);
    lines.add("earlier heads of which this log is a continuation: " + heads);
    lines.add("receipts whose batch stands at its place: " + proved);
    lines.add("receipts not in the log, and not due yet: " + notDue);
    lines.add(
        "leaves shown, each at its place: "
            + shown.values().stream()
                .flatMap(words -> words.values().stream())
                .mapToInt(Integer::intValue)
                .sum());
    shown.forEach((kind, words) -> lines.add(inWords(kind, words)));
    lines.add("withdrawals in those batches: " + withdrawals + ", of objects: " + withdrawn);
    lines.add("findings: " + findings.size());
    findings.forEach(finding -> lines.add("  " + finding));
    lines.add(
        findings.isEmpty()
            ? "In order. It shows that nothing in the log was dropped, changed or reordered, and that"
                + " the receipts shown are in it; not that matching was run."
            : "NOT in order. Keep this folder and what was compared: it is the evidence.");
    return lines;
  }
}
