package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.hub.refusal.Problems;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchBinding;
import org.stillwatch.wire.seal.GroupKeyCheck;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealedBatch;

/** Bad input: nothing of it is kept, and the problem says field, expectation and remedy. */
class RefusalsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestHub hub = new TestHub(TestDatabase.H2, "demo");
  private final TestLab lab = hub.enrol();

  @AfterEach
  void close() {
    hub.close();
  }

  static Stream<Arguments> clearValues() {
    return Stream.of(
        Arguments.of("an e-mail address", "/context", "jane.doe@example.org"),
        Arguments.of("a card number", "/context", "4000 0012 3456 7899"),
        Arguments.of("an IPv4 address", "/context", "203.0.113.77"),
        Arguments.of("an IPv6 address", "/context", "2001:db8::7334"),
        Arguments.of("a telephone number", "/context", "+44 7700 900123"),
        Arguments.of("a prompt", "/context", "Please think step by step and show your work"),
        Arguments.of("an address in a list", "/object_refs/0", "john@example.com"));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("clearValues")
  void aClearValueInAStringFieldIsRefusedAndNotRepeated(String what, String field, String value) {
    List<Bytes> objects = report();
    ObjectNode grouping = tree(objects.get(0));
    if (field.equals("/context")) {
      grouping.put("context", value);
    } else {
      grouping.putArray("object_refs").add(value);
    }
    objects.set(0, canonical(grouping));
    Problem problem = refused(() -> lab.submit(objects));
    assertThat(problem.type()).as(what).isEqualTo(ProblemType.CLEAR_IDENTIFIER);
    assertThat(problem.reasons()).extracting(Reason::field).contains(field);
    assertThat(problem.toJson().toString()).doesNotContain(value);
    nothingKept();
  }

  @Test
  void readableTextInPlaceOfATokenIsRefused() {
    byte[] hidden = new byte[32];
    byte[] text = "jane.doe@example.org".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, hidden, 0, text.length);
    List<Bytes> objects = report();
    ObjectNode indicator = tree(objects.get(1));
    fields(indicator).put("token", Bytes.of(hidden).base64Url());
    objects.set(1, canonical(indicator));
    assertThat(refused(() -> lab.submit(objects)).type()).isEqualTo(ProblemType.CLEAR_IDENTIFIER);
    nothingKept();
  }

  static Stream<Arguments> malformations() {
    return Stream.of(
        bend("an unknown field", 0, tree -> tree.put("note", 1), ""),
        bend("a free-text name", 1, tree -> tree.put("name", "x"), ""),
        bend("an over-long value", 1, tree -> tree.put("pattern", "x".repeat(9_000)), "/pattern"),
        bend("a pattern of another value", 1, RefusalsTest::otherPattern, "/pattern"),
        bend(
            "a date that does not exist",
            1,
            t -> t.put("valid_until", "2026-13-40T00:00:00.000Z"),
            "/valid_until"),
        bend(
            "a lab's identity that is not the signer's",
            0,
            RefusalsTest::otherIdentity,
            "/created_by_ref"),
        bend("a reference to nothing", 0, RefusalsTest::danglingReference, "/object_refs"),
        bend("a missing field", 0, tree -> (ObjectNode) tree.without("context"), ""),
        bend("another type", 0, tree -> tree.put("type", "campaign"), "/type"),
        bend("a confidence beyond 100", 1, tree -> tree.put("confidence", 101), "/confidence"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformations")
  void aMalformedObjectIsRefusedWithLineAndField(
      String what, int index, UnaryOperator<ObjectNode> bend, String field) {
    List<Bytes> objects = report();
    objects.set(index, canonical(bend.apply(tree(objects.get(index)))));
    Problem problem = refused(() -> lab.submit(objects));
    assertThat(problem.type()).as(what).isEqualTo(ProblemType.MALFORMED);
    assertThat(problem.reasons()).extracting(Reason::field).contains(field);
    assertThat(problem.reasons())
        .allSatisfy(reason -> {
          assertThat(reason.line()).isPositive();
          assertThat(reason.expected()).isNotBlank();
          assertThat(reason.remedy()).isNotBlank();
        });
    nothingKept();
  }

  @Test
  void bytesThatAreNotCanonicalAreRefused() {
    List<Bytes> objects = report();
    objects.set(0, Bytes.utf8(utf8(objects.get(0)).replaceFirst("\\{", "{ ")));
    assertThat(refused(() -> lab.submit(objects)).type()).isEqualTo(ProblemType.MALFORMED);
    objects.set(0, Bytes.utf8(utf8(objects.get(0)).replaceFirst("\\{ ", "{\"id\":\"x\",")));
    assertThat(refused(() -> lab.submit(objects)).type()).isEqualTo(ProblemType.MALFORMED);
    nothingKept();
  }

  static Stream<Arguments> bindings() {
    return Stream.of(
        bind("another hub", ProblemType.WRONG_AUDIENCE, b -> with(b, new HubId(UUID.randomUUID()))),
        bind("another domain", ProblemType.WRONG_DOMAIN, b -> with(b, new MatchingDomain("other"))),
        bind("a stale epoch", ProblemType.STALE_EPOCH, b -> with(b, Epoch.parse("2026Q1"))),
        bind("an epoch to come", ProblemType.STALE_EPOCH, b -> with(b, Epoch.parse("2027Q1"))),
        bind(
            "an unknown policy", ProblemType.UNKNOWN_POLICY, b -> with(b, Digest.of(new byte[1]))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bindings")
  void aBatchBoundToSomethingElseIsRefused(
      String what, ProblemType type, UnaryOperator<BatchBinding> bend) {
    Problem problem = refused(() -> lab.send(lab.seal(report(), bend)));
    assertThat(problem.type()).as(what).isEqualTo(type);
    nothingKept();
  }

  @Test
  void anotherGroupKeyThanThatOfTheOthersIsRefusedWithTheRemedy() {
    TestLab other = hub.enrol();
    other.submit(other.report(List.of(other.template(sketch()))));
    List<Bytes> objects = lab.report(List.of(lab.template(sketch()))).toObjects();
    Problem wrong = refused(() -> lab.send(lab.seal(objects, b -> with(b, groupKey(7)))));
    assertThat(wrong.type()).isEqualTo(ProblemType.WRONG_GROUP_KEY);
    assertThat(wrong.reasons().get(0).remedy()).contains("group-key import");
    Problem none = refused(() -> lab.send(lab.seal(objects, b -> with(b, Optional.empty()))));
    assertThat(none.type()).isEqualTo(ProblemType.WRONG_GROUP_KEY);
    assertThat(hub.rows("report")).isEqualTo(1);
  }

  @Test
  void theMembersChangeTheirGroupKeyTogetherAfterAReset() {
    TestLab other = hub.enrol();
    other.submit(other.report(List.of(other.template(sketch()))));
    assertThat(hub.transactions.run(new GroupKeyChecks(hub.settings)::forget)).isTrue();
    assertThat(hub.transactions.run(new GroupKeyChecks(hub.settings)::forget)).isFalse();
    List<Bytes> changed = lab.report(List.of(lab.template(sketch()))).toObjects();
    lab.send(lab.seal(changed, b -> with(b, groupKey(7))));
    List<Bytes> late = other.report(List.of(other.template(sketch()))).toObjects();
    assertThat(refused(() -> other.submit(late)).type()).isEqualTo(ProblemType.WRONG_GROUP_KEY);
    other.send(other.seal(late, b -> with(b, groupKey(7))));
    assertThat(hub.rows("report")).isEqualTo(3);
  }

  @Test
  void aRevokedLabsBatchIsRefused() {
    OpenedBatch batch = lab.seal(report(), binding -> binding);
    hub.revoke(0);
    assertThat(refused(() -> lab.send(batch)).type()).isEqualTo(ProblemType.REVOKED_KEY);
    assertThat(hub.rows("batch")).isZero();
  }

  @Test
  void anUnknownLabsBatchIsRefused() {
    try (TestHub elsewhere = new TestHub(TestDatabase.H2, "demo")) {
      TestLab stranger = elsewhere.enrol();
      elsewhere.enrol();
      TestLab unknown = elsewhere.enrol();
      OpenedBatch batch =
          unknown.seal(
              unknown.report(List.of(unknown.payment("x"))).toObjects(), binding -> binding);
      SealedBatch sealed = Batch.read(batch.sealed(), TestLab.LIMITS);
      assertThat(refused(() -> hub.intake().receive(unknown.id(), sealed)).type())
          .isEqualTo(ProblemType.UNKNOWN_KEY);
      assertThat(stranger.id()).isNotEqualTo(unknown.id());
    }
    nothingKept();
  }

  @Test
  void aLabCannotSendWhatAnotherLabSigned() {
    TestLab other = hub.enrol();
    OpenedBatch batch = lab.seal(report(), binding -> binding);
    SealedBatch sealed = Batch.read(batch.sealed(), TestLab.LIMITS);
    assertThat(refused(() -> hub.intake().receive(other.id(), sealed)).type())
        .isEqualTo(ProblemType.UNKNOWN_KEY);
    nothingKept();
  }

  @Test
  void tooFewAccountsAreRefusedByThePolicy() {
    Problem problem =
        refused(() -> lab.submit(lab.report(List.of(lab.payment("x")), AccountsBucket.FROM_5)));
    assertThat(problem.type()).isEqualTo(ProblemType.AGAINST_POLICY);
    nothingKept();
  }

  @Test
  void anIndicatorKeptTooLongIsRefusedByThePolicy() {
    List<Bytes> objects = report();
    ObjectNode indicator = tree(objects.get(1));
    indicator.put("valid_until", "2031-01-01T00:00:00.000Z");
    objects.set(1, canonical(indicator));
    assertThat(refused(() -> lab.submit(objects)).type()).isEqualTo(ProblemType.AGAINST_POLICY);
    nothingKept();
  }

  @Test
  void anIdThatIsTakenIsRefused() {
    List<Bytes> objects = report();
    lab.submit(objects);
    Problem problem = refused(() -> lab.submit(objects));
    assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT);
    assertThat(hub.rows("report")).isEqualTo(1);
  }

  @Test
  void nobodyWithdrawsOrJudgesWhatIsNotTheirs() {
    TestLab other = hub.enrol();
    var report = lab.report(List.of(lab.payment("x")));
    lab.submit(report);
    assertThat(refused(() -> other.submit(List.of(other.withdrawal(report.id())))).type())
        .isEqualTo(ProblemType.NOT_FOUND);
    assertThat(hub.rows("report")).isEqualTo(1);
    assertThat(hub.rows("batch")).isEqualTo(1);
  }

  @Test
  void mutatedBatchesAreRefusedAndKeepNothing() {
    long seed = 20261123;
    Random random = new Random(seed);
    byte[] good = lab.seal(report(), binding -> binding).sealed();
    for (int i = 0; i < 400; i++) {
      byte[] bad = good.clone();
      int flips = 1 + random.nextInt(3);
      for (int f = 0; f < flips; f++) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(7));
      }
      try {
        hub.intake().receive(lab.id(), Batch.read(bad, TestLab.LIMITS));
        assertThat(bad).as("seed %d, round %d: a changed batch was taken", seed, i).isEqualTo(good);
      } catch (Refused | SealBroken e) {
        assertThat(hub.rows("batch")).as("seed %d, round %d", seed, i).isZero();
      }
    }
  }

  private List<Bytes> report() {
    return new ArrayList<>(lab.report(List.of(lab.payment("x"))).toObjects());
  }

  private void nothingKept() {
    assertThat(hub.rows("batch")).isZero();
    assertThat(hub.rows("stored_object")).isZero();
    assertThat(hub.rows("report")).isZero();
    assertThat(hub.rows("match_value")).isZero();
    lab.submit(report());
  }

  static Problem refused(ThrowingCallable call) {
    Refused refused = catchThrowableOfType(Refused.class, call);
    assertThat(refused).as("a refusal").isNotNull();
    return Problems.of(refused.refusal());
  }

  private static Arguments bend(
      String what, int index, UnaryOperator<ObjectNode> bend, String field) {
    return Arguments.of(what, index, bend, field);
  }

  private static Arguments bind(String what, ProblemType type, UnaryOperator<BatchBinding> bend) {
    return Arguments.of(what, type, bend);
  }

  private static ObjectNode otherPattern(ObjectNode tree) {
    String other = Digest.of(new byte[3]).base64Url();
    return tree.put("pattern", "[stillwatch-payment-token:value = '" + other + "']");
  }

  private static ObjectNode otherIdentity(ObjectNode tree) {
    return tree.put("created_by_ref", "identity--" + UUID.randomUUID());
  }

  private static ObjectNode danglingReference(ObjectNode tree) {
    tree.putArray("object_refs").add("indicator--" + UUID.randomUUID());
    return tree;
  }

  static BatchBinding with(BatchBinding b, Object changed) {
    return new BatchBinding(
        b.lab(),
        b.stream(),
        changed instanceof HubId hub ? hub : b.audience(),
        changed instanceof MatchingDomain domain ? domain : b.matchingDomain(),
        changed instanceof Epoch epoch ? epoch : b.epoch(),
        changed instanceof Digest policy ? policy : b.policy(),
        b.sequence(),
        b.previous(),
        changed instanceof Optional<?> check
            ? check.map(GroupKeyCheck.class::cast)
            : b.groupKeyCheck());
  }

  private static Optional<GroupKeyCheck> groupKey(int fill) {
    byte[] check = new byte[16];
    java.util.Arrays.fill(check, (byte) fill);
    return Optional.of(new GroupKeyCheck(Bytes.of(check)));
  }

  private static Sketch sketch() {
    byte[] components = new byte[Feature.C8.components()];
    new Random(5).nextBytes(components);
    return Sketch.of(Feature.C8, components);
  }

  private static ObjectNode fields(ObjectNode indicator) {
    return (ObjectNode) indicator.at("/extensions/" + Extension.INDICATOR_KIND.ref());
  }

  private static ObjectNode tree(Bytes object) {
    try {
      return (ObjectNode) JSON.readTree(object.toByteArray());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Bytes canonical(ObjectNode tree) {
    return Bytes.of(CanonicalJson.write(tree));
  }

  private static String utf8(Bytes bytes) {
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }
}
