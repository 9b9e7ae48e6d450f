package org.stillwatch.hub.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.report.Verdict;
import org.stillwatch.wire.report.VerdictWord;

/**
 * Puts objects that hold to their schemas together, and finds what no schema sees: references,
 * order of dates, whose they are. Used once, by one thread.
 */
final class Sentences {
  private static final int FIRST_LINE = 2;

  private final String identity;
  private final List<JsonNode> trees;
  private final List<Reason> faults = new ArrayList<>();
  private final Map<String, Integer> indicatorLines = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  Sentences(MemberId sender, List<JsonNode> trees) {
    this.identity = "identity--" + sender;
    this.trees = trees;
  }

  List<Reason> faults() {
    return faults;
  }

  List<Statement> statements() {
    for (int i = 0; i < trees.size(); i++) {
      envelope(i, trees.get(i));
      if (type(i).equals("indicator")) {
        indicatorLines.put(text(i, "/id"), i);
      }
    }
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < trees.size(); i++) {
      switch (type(i)) {
        case "grouping" -> statements.add(report(i));
        case "stillwatch-withdrawal" -> statements.add(takenBack(i));
        case "opinion" -> opinion(i).ifPresent(statements::add);
        default -> {
          // Indicators are read with the report that refers to them.
        }
      }
    }
    indicatorLines
        .values()
        .forEach(i -> fault(i, "/id", "a grouping of this batch that refers to it"));
    return statements;
  }

  private void envelope(int i, JsonNode tree) {
    if (!text(i, "/created_by_ref").equals(identity)) {
      fault(i, "/created_by_ref", "the identity of the lab that signs");
    }
    if (!text(i, "/modified").equals(text(i, "/created"))) {
      fault(i, "/modified", "the same time as created: objects are not changed but withdrawn");
    }
    time(i, "/created");
    if (!ids.add(tree.path("id").asText())) {
      fault(i, "/id", "an id that stands once");
    }
  }

  private Statement report(int i) {
    JsonNode fields = trees.get(i).at("/extensions/" + Extension.CLUSTER_REPORT.ref());
    if (fields.path("first_day").asText().compareTo(fields.path("last_day").asText()) > 0) {
      fault(
          i,
          "/extensions/" + Extension.CLUSTER_REPORT.ref() + "/last_day",
          "a day that is not before first_day");
    }
    List<Statement.Fact> facts = new ArrayList<>();
    for (JsonNode ref : trees.get(i).path("object_refs")) {
      Integer line = indicatorLines.remove(ref.textValue());
      if (line == null) {
        fault(i, "/object_refs", "indicators of this batch, each of one report only");
      } else {
        fact(line).ifPresent(facts::add);
      }
    }
    return new Statement.Report(i, StixId.parse(text(i, "/id")), trees.get(i), facts);
  }

  private Optional<Statement.Fact> fact(int i) {
    Optional<java.time.Instant> until = time(i, "/valid_until");
    if (!text(i, "/valid_from").equals(text(i, "/created"))) {
      fault(i, "/valid_from", "the same time as created");
    }
    if (text(i, "/valid_until").compareTo(text(i, "/valid_from")) <= 0) {
      fault(i, "/valid_until", "a time after valid_from");
    }
    JsonNode fields = trees.get(i).at("/extensions/" + Extension.INDICATOR_KIND.ref());
    return until.flatMap(moment ->
        IndicatorKinds.ofForm(fields.path("kind").asText())
            .map(
                kind -> new Statement.Fact(i, StixId.parse(text(i, "/id")), kind, fields, moment)));
  }

  private Statement takenBack(int i) {
    List<StixId> refs = new ArrayList<>();
    trees.get(i).path("object_refs").forEach(ref -> refs.add(StixId.parse(ref.textValue())));
    return new Statement.TakenBack(i, StixId.parse(text(i, "/id")), refs, text(i, "/reason"));
  }

  private Optional<Statement> opinion(int i) {
    String pointer = "/extensions/" + Extension.VERDICT.ref();
    VerdictWord word = VerdictWord.of(text(i, pointer + "/verdict"));
    if (!text(i, "/opinion").equals(Verdict.opinion(word))) {
      fault(i, "/opinion", "the opinion that goes with the verdict");
      return Optional.empty();
    }
    JsonNode reason = trees.get(i).at(pointer + "/reason");
    return Optional.of(
        new Statement.Opinion(
            i,
            StixId.parse(text(i, "/id")),
            StixId.parse(text(i, "/object_refs/0")),
            word,
            reason.isTextual() ? Optional.of(reason.textValue()) : Optional.empty()));
  }

  private Optional<java.time.Instant> time(int i, String pointer) {
    try {
      return Optional.of(StixTime.parse(text(i, pointer)));
    } catch (IllegalArgumentException e) {
      fault(i, pointer, "a time that exists");
      return Optional.empty();
    }
  }

  private String type(int i) {
    return trees.get(i).path("type").asText();
  }

  private String text(int i, String pointer) {
    return trees.get(i).at(pointer).asText();
  }

  private void fault(int i, String pointer, String expected) {
    faults.add(
        new Reason(i + FIRST_LINE, pointer, expected, "make the object with the client SDK"));
  }
}
