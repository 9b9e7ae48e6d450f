package org.stillwatch.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Mutations;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.seal.SealBroken.Reason;
import org.stillwatch.wire.tree.LeafHash;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.TreeSize;

class BatchTest {
  private static final BatchLimits LIMITS = new BatchLimits(20_000, 10, 100);
  private static final SoftwareSigningKey KEY =
      SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(1));
  private static final BatchBinding BINDING =
      new BatchBinding(
          LabId.parse("7d0a4a5e-2f86-4a0b-9d53-0f7a5a0c1f11"),
          new StreamName("main"),
          HubId.parse("c1c3f3a0-52b0-4a44-8b0e-6f2f2a3d9e22"),
          new MatchingDomain("example.org"),
          Epoch.parse("2026Q4"),
          Digest.of(Bytes.utf8("policy")),
          1,
          Digest.ZERO,
          Optional.of(new GroupKeyCheck(Bytes.of(new byte[16]))));

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void aBatchOpensUnderItsKey(SignatureAlgorithm algorithm) {
    var key = SoftwareSigningKey.generate(algorithm, Seeded.random(3));
    var made = Batch.seal(BINDING, objects(10), key);
    var sealed = Batch.read(made.sealed(), LIMITS);
    assertThat(sealed.claimedKey()).isEqualTo(key.publicKey().id());
    var opened = sealed.open(key.publicKey());
    assertThat(opened.header()).isEqualTo(made.header());
    assertThat(opened.header().binding()).isEqualTo(BINDING);
    assertThat(opened.header().digest()).isEqualTo(made.header().digest());
    assertThat(opened.objects()).isEqualTo(objects(10));
    assertThat(opened.by()).isEqualTo(key.publicKey().id());
    assertThat(opened.sealed()).isEqualTo(made.sealed());
  }

  @Test
  void eachObjectIsProvedAlone() {
    var batch = Batch.seal(BINDING, objects(7), KEY);
    for (int i = 0; i < 7; i++) {
      var index = new LeafIndex(i);
      batch
          .path(index)
          .verify(LeafHash.of(batch.object(index)), new TreeSize(7), batch.header().root());
      assertThat(batch.objectDigest(index)).isEqualTo(Digest.of(objects(7).get(i)));
    }
  }

  @Test
  void theIdentityOfABatchDoesNotDependOnTheSignature() {
    var other = SoftwareSigningKey.generate(SignatureAlgorithm.ES256, Seeded.random(5));
    var one = Batch.seal(BINDING, objects(2), KEY);
    var two = Batch.seal(BINDING, objects(2), other);
    assertThat(one.headerJws()).isNotEqualTo(two.headerJws());
    assertThat(one.header().digest()).isEqualTo(two.header().digest());
  }

  @Test
  void aBatchOfAnotherKeyIsRefused() {
    var other = SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(2));
    var sealed = Batch.read(sealed(3), LIMITS);
    assertBroken(Reason.OTHER_KEY, () -> sealed.open(other.publicKey()));
  }

  @Test
  void objectsThatWereNotSealedAreRefused() {
    var lines = lines(3);
    assertBroken(Reason.OTHER_COUNT, () -> open(lines.get(0) + lines.get(1) + lines.get(2)));
    assertBroken(Reason.OTHER_COUNT, () -> open(text(3) + lines.get(3)));
    assertBroken(
        Reason.OTHER_ROOT, () -> open(lines.get(0) + lines.get(1) + lines.get(3) + lines.get(2)));
    assertBroken(Reason.OTHER_ROOT, () -> open(text(3).replace("\"n\":1", "\"n\":7")));
    var foreign = lines(4);
    assertBroken(
        Reason.OTHER_ROOT,
        () -> open(lines.get(0) + foreign.get(2) + foreign.get(3) + foreign.get(4)));
  }

  @Test
  void aTextThatIsNoBatchIsRefused() {
    var text = text(3);
    var header = text.substring(0, text.indexOf('\n'));
    assertBroken(Reason.BAD_BATCH, () -> open(""));
    assertBroken(Reason.BAD_BATCH, () -> open(header));
    assertBroken(Reason.BAD_BATCH, () -> open(header + "\n"));
    assertBroken(Reason.BAD_BATCH, () -> open(header + "\n\n"));
    assertBroken(Reason.BAD_BATCH, () -> open(text + "\n"));
    assertBroken(Reason.BAD_BATCH, () -> open(text.substring(0, text.length() - 1)));
    assertBroken(Reason.NOT_COMPACT, () -> open("\n{}\n"));
    assertBroken(Reason.NOT_COMPACT, () -> open(text.replaceFirst("\n", "\r\n")));
  }

  @Test
  void theLimitsHold() {
    var eleven = Batch.seal(BINDING, objects(11), KEY).sealed();
    assertBroken(Reason.TOO_MANY_OBJECTS, () -> Batch.read(eleven, LIMITS));
    var tight = new BatchLimits(eleven.length - 1, 20, 100);
    assertBroken(Reason.TOO_LARGE, () -> Batch.read(eleven, tight));
    assertBroken(Reason.TOO_LARGE, () -> Batch.read(new ByteArrayInputStream(eleven), tight));
    assertBroken(
        Reason.OBJECT_TOO_LARGE, () -> Batch.read(eleven, new BatchLimits(eleven.length, 20, 6)));
    var longHeader = "A".repeat(300_000) + "\n{}\n";
    var wide = new BatchLimits(1_000_000, 20, 100);
    assertBroken(
        Reason.TOO_LARGE, () -> Batch.read(longHeader.getBytes(StandardCharsets.US_ASCII), wide));
  }

  @Test
  void aStreamIsReadToItsEnd() throws IOException {
    var batch = Batch.read(new ByteArrayInputStream(sealed(3)), LIMITS);
    assertThat(batch.open(KEY.publicKey()).objects()).hasSize(3);
  }

  @Test
  void objectsWithLineFeedsOrWithoutContentAreNotSealed() {
    for (var bad : List.of("", "{}\n", "\n{}")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Batch.seal(BINDING, List.of(Bytes.utf8(bad)), KEY));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Batch.seal(BINDING, List.of(), KEY));
  }

  @Test
  void aHeaderGoesThroughItsCanonicalFormWithAndWithoutAGroupKey() {
    var header = Batch.seal(BINDING, objects(1), KEY).header();
    assertThat(BatchHeader.parse(header.toCanonical())).isEqualTo(header);
    var text = new String(header.toCanonical(), StandardCharsets.UTF_8);
    var without = text.replaceFirst("\"group_key_check\":\"A+\",", "");
    assertThat(BatchHeader.parse(bytes(without)).binding().groupKeyCheck()).isEmpty();
    assertThat(BatchHeader.parse(bytes(without)).toCanonical()).isEqualTo(bytes(without));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      textBlock =
          """
          stillwatch-batch/1 > stillwatch-batch/2
          "count":1          > "count":0
          "count":1          > "count":-1
          "count":1          > "count":"1"
          "count":1          > "count":1000001
          "count":1          > "count":9007199254740992
          2026Q4             > 2026Q5
          2026Q4             > 2026q4
          "main"             > "Main"
          "main"             > ""
          "main"             > null
          example.org        > example_org
          7d0a4a5e           > 7D0A4A5E
          7d0a4a5e           > 7d0a4a5
          "sequence":1       > "sequence":0
          "sequence":1       > "sequence":2
          "sequence":1       > "sequence":1.0
          "root":"           > "roots":"
          "root":"           > "root":"A
          "root":"           > "note":"","root":"
          {"audience"        > { "audience"
          "group_key_check":"A  > "group_key_check":"AAAA
          """)
  void aHeaderOfAnyOtherFormIsRefused(String part, String instead) {
    var text =
        new String(
            Batch.seal(BINDING, objects(1), KEY).header().toCanonical(), StandardCharsets.UTF_8);
    assertThat(text).contains(part);
    var changed = bytes(text.replace(part, instead));
    assertThatThrownBy(() -> BatchHeader.parse(changed)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void aSignedHeaderOfAnotherFormIsRefused() {
    var jws = Seal.seal(SealType.BATCH, bytes("{\"format\":\"stillwatch-batch/9\"}"), KEY);
    assertBroken(Reason.BAD_BATCH_HEADER, () -> open(jws + "\n{}\n"));
  }

  @Test
  void theChainStartsAtOneWithNothingBefore() {
    assertThatIllegalArgumentException().isThrownBy(() -> at(1, Digest.of(new byte[1])));
    assertThatIllegalArgumentException().isThrownBy(() -> at(2, Digest.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> at(0, Digest.of(new byte[1])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(BatchBinding.MAX_SEQUENCE + 1, Digest.of(new byte[1])));
    assertThat(at(2, Digest.of(new byte[1])).sequence()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aMutatedBatchIsTheSameOrRefusedAsDeclared(long seed) {
    var random = new Random(seed);
    var made = Batch.seal(BINDING, objects(4), KEY);
    int same = 0;
    for (int i = 0; i < 3_000; i++) {
      var mutated = Mutations.mutate(made.sealed(), random);
      try {
        var opened = Batch.read(mutated, LIMITS).open(KEY.publicKey());
        assertThat(opened.sealed()).as("seed %d, batch %d", seed, i).isEqualTo(made.sealed());
        same++;
      } catch (SealBroken refused) {
        assertThat(refused.reason()).isNotNull();
      } catch (RuntimeException undeclared) {
        throw new AssertionError("seed " + seed + ", batch " + i, undeclared);
      }
    }
    assertThat(same).as("batches left whole").isBetween(100, 1_500);
  }

  private static BatchBinding at(long sequence, Digest previous) {
    return new BatchBinding(
        BINDING.lab(),
        BINDING.stream(),
        BINDING.audience(),
        BINDING.matchingDomain(),
        BINDING.epoch(),
        BINDING.policy(),
        sequence,
        previous,
        Optional.empty());
  }

  private static OpenedBatch open(String text) {
    return Batch.read(bytes(text), LIMITS).open(KEY.publicKey());
  }

  private static void assertBroken(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SealBroken.class, broken -> assertThat(broken.reason()).isEqualTo(reason));
  }

  private static String text(int count) {
    return new String(sealed(count), StandardCharsets.US_ASCII);
  }

  /** Header and objects, each with its line feed. */
  private static List<String> lines(int count) {
    return text(count).lines().map(line -> line + "\n").toList();
  }

  private static byte[] sealed(int count) {
    return Batch.seal(BINDING, objects(count), KEY).sealed();
  }

  private static List<Bytes> objects(int count) {
    return IntStream.range(0, count).mapToObj(n -> Bytes.utf8("{\"n\":" + n + "}")).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
