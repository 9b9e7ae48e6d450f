package org.stillwatch.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.KindTerms;

/** Runs every case of governance/policy/*.cases.json against the policy it names. */
class PolicyCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_A_REPORT =
      Set.of(
          "kind",
          "form",
          "reducer",
          "valid_for_days",
          "accounts",
          "public",
          "of_this_kind",
          "epoch_ended_days_ago",
          "tlp",
          "pap",
          "gov_consent",
          "attribution",
          "threat_basis",
          "evidence_class",
          "benign_explanations",
          "techniques");

  static Stream<Arguments> cases() {
    return Stream.of("hub", "evaluation", "demo").flatMap(PolicyCasesTest::casesOf);
  }

  private static Stream<Arguments> casesOf(String name) {
    var file = file(name);
    var policy = PolicyFile.bundled(file.required("policy").textValue()).read();
    var terms = new Terms(policy, policy);
    var now = Instant.parse(file.required("now").textValue());
    return stream(file.required("cases"))
        .map(one ->
            Arguments.of(
                name + ": " + one.required("case").textValue(),
                terms,
                report(file, one),
                now,
                one.required("ruling")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theRulingIsTheExpectedOne(
      String name, Terms terms, JsonNode report, Instant now, JsonNode ruling) {
    assertThat(report.fieldNames()).toIterable().hasSameElementsAs(OF_A_REPORT);
    var kind = report.required("kind").textValue();

    assertThat(objections(terms, report, now))
        .extracting(objection -> objection.code() + " " + objection.field())
        .isEqualTo(texts(ruling.required("objections")));
    assertThat(terms.corroborates(kind, report.required("reducer").textValue()))
        .isEqualTo(ruling.required("corroborates").booleanValue());
    assertThat(terms.kind(kind).filter(KindTerms::alone).isPresent())
        .isEqualTo(ruling.required("alone").booleanValue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void anObjectionSaysWhatToDoAndNeverRepeatsTheValue(
      String name, Terms terms, JsonNode report, Instant now, JsonNode ruling) {
    for (var field : List.of("kind", "form", "tlp", "pap", "gov_consent", "evidence_class")) {
      var marked = ((ObjectNode) report).deepCopy().put(field, "someone@example.org");

      assertThat(objections(terms, marked, now))
          .as(field)
          .isNotEmpty()
          .allSatisfy(objection -> {
            assertThat(objection.expected()).isNotBlank();
            assertThat(objection.remedy()).endsWith(".");
            assertThat(objection.toString() + objection.expected() + objection.remedy())
                .doesNotContain("example.org");
          });
    }
  }

  @Test
  void everySortOfObjectionHasACase() {
    var sorts = Objection.class.getPermittedSubclasses().length;

    var seen =
        cases()
            .map(one -> (JsonNode) one.get()[4])
            .flatMap(ruling -> texts(ruling.required("objections")).stream())
            .map(objection -> objection.substring(0, objection.indexOf(' ')))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(seen).hasSize(sorts);
  }

  private static List<Objection> objections(Terms terms, JsonNode report, Instant now) {
    var kind = report.required("kind").textValue();
    var found = new ArrayList<Objection>();
    found.addAll(
        terms.objections(
            new Claim(
                kind,
                report.required("form").textValue(),
                AccountsBucket.named(report.required("accounts").textValue()).orElseThrow(),
                report.required("public").booleanValue(),
                now.plus(Duration.ofDays(report.required("valid_for_days").intValue()))),
            now));
    terms.tooMany(kind, report.required("of_this_kind").intValue()).ifPresent(found::add);
    terms
        .epochEnded(
            now.minus(Duration.ofDays(report.required("epoch_ended_days_ago").intValue())), now)
        .ifPresent(found::add);
    found.addAll(terms.objections(words(report)));
    return found;
  }

  private static ReportWords words(JsonNode report) {
    return new ReportWords(
        report.required("tlp").textValue(),
        report.required("pap").textValue(),
        report.required("gov_consent").textValue(),
        report.required("attribution").textValue(),
        Set.copyOf(texts(report.required("threat_basis"))),
        report.required("evidence_class").textValue(),
        Set.copyOf(texts(report.required("benign_explanations"))),
        Set.copyOf(texts(report.required("techniques"))));
  }

  private static ObjectNode report(JsonNode file, JsonNode one) {
    var report = JSON.createObjectNode();
    report.setAll((ObjectNode) file.required("every_report"));
    report.setAll((ObjectNode) file.required("reports").required(one.required("of").textValue()));
    report.setAll((ObjectNode) one.required("but"));
    return report;
  }

  private static List<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::textValue).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    var all = new ArrayList<JsonNode>();
    array.forEach(all::add);
    return all.stream();
  }

  private static JsonNode file(String name) {
    try {
      return JSON.readTree(PolicyFile.resource(name + ".cases.json").toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
