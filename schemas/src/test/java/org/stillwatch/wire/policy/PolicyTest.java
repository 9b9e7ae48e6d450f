package org.stillwatch.wire.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stillwatch.wire.policy.Shipped.at;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;

class PolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"hub.json", "evaluation.json", "demo.json"})
  void aShippedPolicyIsReadAndNamedByTheDigestOfItsCanonicalForm(String file) {
    var policy = Policy.read(Shipped.bytes(file));

    assertThat(policy.digest()).isEqualTo(Digest.of(CanonicalJson.write(Shipped.tree(file))));
    assertThat(Policy.read(policy.canonical().toByteArray())).isEqualTo(policy);
    assertThat(policy.kinds())
        .containsOnlyKeys(
            IndicatorKinds.all().stream().map(IndicatorKind::name).toArray(String[]::new));
    assertThat(policy.ceilings().forLabs(2)).isEqualTo(Ceiling.REVIEW);
    assertThat(policy.defaults())
        .isEqualTo(
            new Defaults(policy.defaults().reason(), "amber+strict", "red", "none", "must-not"));
  }

  @Test
  void theStandardPolicyAsksForTwentyAccountsAndReleasesOnTheHour() {
    var policy = Policy.read(Shipped.bytes("hub.json"));

    assertThat(policy.loopbackOnly()).isFalse();
    assertThat(policy.kinds().values()).allMatch(kind -> kind.minAccounts() == 20);
    assertThat(policy.release().alertTick()).isEqualTo(Duration.ofHours(1));
    assertThat(policy.limits().maxBatchBytes()).isEqualTo(8 * 1024 * 1024);
    assertThat(policy.epochs().overlap()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void whatIsLooserThanTheStandardIsForLoopbackOnly() {
    var evaluation = Policy.read(Shipped.bytes("evaluation.json"));
    var demo = Policy.read(Shipped.bytes("demo.json"));

    assertThat(evaluation.loopbackOnly()).isTrue();
    assertThat(evaluation.kinds().values()).allMatch(kind -> kind.minAccounts() == 1);
    assertThat(evaluation.release().alertTick()).isZero();
    assertThat(demo.loopbackOnly()).isTrue();
    assertThat(demo.kinds().values()).allMatch(kind -> kind.minAccounts() == 20);
    assertThat(demo.release().alertTick()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whatHappensIsPromisedToBeInTheLogAnHourAfterTheTickThatFollows() {
    var log = Policy.read(Shipped.bytes("hub.json")).log();
    assertThat(log.promised(Instant.parse("2026-11-02T10:20:00Z")))
        .isEqualTo(Instant.parse("2026-11-02T12:00:00Z"));
    assertThat(log.enters(Instant.parse("2026-11-02T10:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-02T10:00:00Z"));
  }

  @Test
  void aPolicyFromBeforeTheLogReadsAsItDidAndHasTheUsualTerms() throws Exception {
    var json = (ObjectNode) new ObjectMapper().readTree(Shipped.bytes("hub.json"));
    json.remove("log");
    var policy = Policy.read(json.toString().getBytes(UTF_8));
    assertThat(policy.log()).isEqualTo(LogTerms.USUAL);
    assertThat(new ObjectMapper().readTree(policy.canonical().toByteArray()).has("log")).isFalse();
  }

  @Test
  void theThreePoliciesHaveDifferentDigestsAndMatchingDomains() {
    var policies =
        List.of("hub.json", "evaluation.json", "demo.json").stream()
            .map(file -> Policy.read(Shipped.bytes(file)))
            .toList();

    assertThat(policies).extracting(Policy::digest).doesNotHaveDuplicates();
    assertThat(policies).extracting(Policy::matchingDomain).doesNotHaveDuplicates();
  }

  @Test
  void aKindThatTheCodeHasNeverHeardOfIsRead() {
    var policy =
        Policy.read(
            Shipped.standardBut(tree -> {
              var kind = at(tree, "/kinds/payment-token").deepCopy();
              kind.putArray("forms").add("lineage-evidence/1");
              at(tree, "/kinds").set("lineage-evidence", kind);
            }));

    assertThat(policy.enabled("lineage-evidence")).isPresent();
  }

  @Test
  void whatAKindIsByItsNatureNoPolicyCanChange() {
    refused(
        tree -> at(tree, "/kinds/account-pattern").put("alone", true),
        "/kinds/account-pattern/alone",
        "corroborates");
    refused(
        tree -> at(tree, "/kinds/network-token").put("max_age_days", 15),
        "/kinds/network-token/max_age_days",
        "14 days");
    refused(
        tree -> at(tree, "/kinds/account-pattern").remove("near_percent"),
        "/kinds/account-pattern/near_percent",
        "missing");
    refused(
        tree -> at(tree, "/kinds/prompt-template").remove("public_min_accounts"),
        "/kinds/prompt-template/public_min_accounts",
        "missing");
    refused(
        tree -> at(tree, "/kinds/prompt-template").put("public_min_accounts", 5),
        "/kinds/prompt-template/public_min_accounts",
        "below min_accounts");
    refused(
        tree -> at(tree, "/kinds/prompt-template").put("public_min_accounts", 30),
        "/kinds/prompt-template/public_min_accounts",
        "classes");
    refused(
        tree -> at(tree, "/kinds/payment-token").put("public_min_accounts", 100),
        "/kinds/payment-token/public_min_accounts",
        "never marked");
    refused(
        tree -> at(tree, "/kinds/payment-token").put("near_percent", 50),
        "/kinds/payment-token/near_percent",
        "without sketches");
  }

  @Test
  void aKindThatIsOffIsNotEnabledAndNeedsNoSharingRule() {
    var policy =
        Policy.read(
            Shipped.standardBut(
                tree -> at(tree, "/kinds/contact-token").put("enabled", false).remove("sharing")));

    assertThat(policy.enabled("contact-token")).isEmpty();
    assertThat(policy.kinds().values()).filteredOn(kind -> kind.sharing().isEmpty()).hasSize(1);
  }

  @Test
  void anUnknownFieldIsRefusedWhereItStands() {
    refused(tree -> at(tree, "/limits").put("max_fun", 3), "/limits/max_fun", "unknown");
    refused(tree -> tree.put("a/b", 3), "/a~1b", "unknown");
  }

  @Test
  void anEnabledKindWithoutOneOfTheSixFieldsIsRefused() {
    refused(
        tree -> at(tree, "/kinds/payment-token/sharing").remove(List.of("redaction", "conditions")),
        "/kinds/payment-token/sharing",
        "Lacks redaction, conditions.");
    refused(
        tree -> at(tree, "/kinds/payment-token").remove("sharing"),
        "/kinds/payment-token/sharing",
        "Lacks information, recipients, redaction, attribution, handling, conditions.");
  }

  @Test
  void aNumberOfAccountsBetweenTheClassesIsRefused() {
    refused(
        tree -> at(tree, "/kinds/prompt-template").put("min_accounts", 7),
        "/kinds/prompt-template/min_accounts",
        "[1, 5, 20, 100, 1000, 10000]");
  }

  @Test
  void datesThatAreNoneOrInTheWrongOrderAreRefused() {
    refused(
        tree -> tree.put("valid_until", "2026-10-31T00:00:00Z"), "/valid_until", "Is not after");
    refused(tree -> tree.put("valid_until", "2027-02-30T00:00:00Z"), "/valid_until", "calendar");
    refused(tree -> tree.put("valid_until", "2027-02-28"), "/valid_until", "moment in UTC");
  }

  @Test
  void aSingleCustomerOrAQuickTickOutsideLoopbackIsRefused() {
    refused(
        tree -> at(tree, "/kinds/contact-token").put("min_accounts", 1),
        "/kinds/contact-token/min_accounts",
        "loopback_only");
    refused(
        tree -> at(tree, "/release").put("alert_tick_seconds", 59),
        "/release/alert_tick_seconds",
        "loopback_only");
    refused(
        tree -> at(tree, "/liaison").put("delay_hours", 167),
        "/liaison/delay_hours",
        "loopback_only");
    refused(
        tree -> at(tree, "/liaison").put("snapshot_seconds", 86_399),
        "/liaison/snapshot_seconds",
        "loopback_only");
  }

  @Test
  void numbersThatContradictEachOtherAreRefused() {
    refused(
        tree -> at(tree, "/limits").put("max_batch_bytes", 2048),
        "/limits/max_object_bytes",
        "max_batch_bytes");
    refused(
        tree -> at(tree, "/limits").put("evaluations_per_day", 499),
        "/limits/evaluations_per_request",
        "evaluations_per_day");
    refused(
        tree -> at(tree, "/matching").put("near_duplicate_percent", 45),
        "/matching/near_duplicate_percent",
        "45");
    refused(
        tree -> ((ArrayNode) tree.at("/matching/rarity_edges")).add(50),
        "/matching/rarity_edges",
        "ascending");
    refused(
        tree -> at(tree, "/ceilings").put("three_labs", "observe"),
        "/ceilings/three_labs",
        "below two_labs");
  }

  @Test
  void oneOtherLabNeverAsksForMoreThanReview() {
    refused(
        tree -> at(tree, "/ceilings").put("two_labs", "restrict"),
        "/ceilings/two_labs",
        "observe, review");
  }

  @Test
  void aFormOfAnotherKindIsRefused() {
    refused(
        tree -> ((ArrayNode) tree.at("/kinds/payment-token/forms")).add("contact-token/1"),
        "/kinds/payment-token/forms",
        "another kind");
  }

  @Test
  void aDefaultThatTheReportsMayNotSayIsRefused() {
    refused(
        tree -> at(tree, "/reports").putArray("pap").add("green"), "/defaults/pap", "/reports/pap");
  }

  @Test
  void aPolicyUnderWhichNothingCouldRaiseAnAlertIsRefused() {
    refused(
        tree -> tree.at("/kinds").forEach(kind -> ((ObjectNode) kind).put("alone", false)),
        "/kinds",
        "alone");
  }

  @Test
  void aNumberThatIsNoIntegerIsRefused() {
    refused(
        tree -> at(tree, "/matching").put("c8_percent", 0.2), "/matching/c8_percent", "integer");
    refused(tree -> tree.put("version", "1"), "/version", "integer");
  }

  @Test
  void everyFindingIsNamedAtOnce() {
    var bytes =
        Shipped.standardBut(tree -> {
          tree.remove("matching_domain");
          at(tree, "/limits").put("max_depth", 1000);
          at(tree, "/kinds/payment-token").put("colour", "red");
        });

    var thrown = catchThrowableOfType(PolicyInvalid.class, () -> Policy.read(bytes));

    assertThat(thrown.findings())
        .extracting(Finding::pointer)
        .containsExactlyInAnyOrder(
            "/matching_domain", "/limits/max_depth", "/kinds/payment-token/colour");
    assertThat(thrown)
        .hasMessageContaining("/matching_domain: Is missing.")
        .hasMessageContaining("/limits/max_depth: Is not an integer from 4 to 64.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "null", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}"})
  void whatIsNoObjectOfJsonIsRefused(String text) {
    var thrown = catchThrowableOfType(PolicyInvalid.class, () -> Policy.read(text.getBytes(UTF_8)));

    assertThat(thrown.findings()).isNotEmpty();
  }

  @Test
  void aPolicyIsValidFromItsFirstMomentUntilJustBeforeItsLast() {
    var policy = Policy.read(Shipped.bytes("hub.json"));

    assertThat(policy.isValid(Instant.parse("2026-10-31T23:59:59Z"))).isFalse();
    assertThat(policy.isValid(Instant.parse("2026-11-01T00:00:00Z"))).isTrue();
    assertThat(policy.isValid(Instant.parse("2028-10-31T23:59:59Z"))).isTrue();
    assertThat(policy.isValid(Instant.parse("2028-11-01T00:00:00Z"))).isFalse();
  }

  private static void refused(Consumer<ObjectNode> change, String pointer, String words) {
    var bytes = Shipped.standardBut(change);

    var thrown = catchThrowableOfType(PolicyInvalid.class, () -> Policy.read(bytes));

    assertThat(thrown).as("after the change at %s", pointer).isNotNull();
    assertThat(thrown.findings()).hasSize(1);
    assertThat(thrown.findings().get(0).pointer()).isEqualTo(pointer);
    assertThat(thrown.findings().get(0).words()).contains(words);
  }
}
