package org.stillwatch.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

/** The facts of a release as the extension of its campaign has them, and back. */
final class FactsJson {
  private FactsJson() {}

  static ObjectNode write(Facts facts) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("extension_type", Extension.RELEASE.extensionType())
            .put("labs_at_least", facts.labsAtLeast());
    facts.first().ifPresent(month -> json.put("first_month", month.toString()));
    facts.last().ifPresent(month -> json.put("last_month", month.toString()));
    facts.accountsAtLeast().ifPresent(least -> json.put("accounts_at_least", least));
    facts.exchangesAtLeast().ifPresent(least -> json.put("exchanges_at_least", least));
    words(json, "techniques", facts.techniques(), Technique::word);
    words(json, "threat_basis", facts.threatBasis(), ThreatBasis::word);
    facts.evidence().ifPresent(evidence -> json.put("evidence_class", evidence.word()));
    words(json, "benign_checked", facts.benignChecked(), BenignExplanation::word);
    ArrayNode growth = JsonNodeFactory.instance.arrayNode();
    facts
        .growth()
        .forEach((month, accounts) ->
            growth.addObject().put("month", month.toString()).put("accounts_at_least", accounts));
    putIfAny(json, "growth", growth);
    return json;
  }

  static Facts read(JsonNode json) {
    TreeMap<YearMonth, Long> growth = new TreeMap<>();
    json.path("growth")
        .forEach(one ->
            growth.put(
                YearMonth.parse(one.path("month").asText()),
                one.path("accounts_at_least").asLong()));
    return new Facts(
        json.path("labs_at_least").asInt(),
        text(json, "first_month").map(YearMonth::parse),
        text(json, "last_month").map(YearMonth::parse),
        number(json, "accounts_at_least"),
        number(json, "exchanges_at_least"),
        words(json, "techniques", Technique::of),
        words(json, "threat_basis", ThreatBasis::of),
        text(json, "evidence_class").map(EvidenceClass::of),
        words(json, "benign_checked", BenignExplanation::of),
        growth);
  }

  private static <T> void words(
      ObjectNode json, String name, Collection<T> values, Function<T, String> word) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.stream().map(word).sorted().forEach(list::add);
    putIfAny(json, name, list);
  }

  /** A list in STIX is never empty (STIX 2.1 section 2.11). */
  private static void putIfAny(ObjectNode json, String name, ArrayNode list) {
    if (!list.isEmpty()) {
      json.set(name, list);
    }
  }

  private static <T> SortedSet<T> words(JsonNode json, String name, Function<String, T> of) {
    SortedSet<T> values = new TreeSet<>();
    json.path(name).forEach(word -> values.add(of.apply(word.asText())));
    return values;
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
  }

  private static OptionalLong number(JsonNode json, String name) {
    return json.has(name) ? OptionalLong.of(json.path(name).asLong()) : OptionalLong.empty();
  }
}
