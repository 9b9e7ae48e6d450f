package org.stillwatch.wire.oprf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;

class VoprfTest {
  private static final EvaluationKey KEY = EvaluationKey.generate(Seeded.random(1));
  private static final EvaluationKey OTHER = EvaluationKey.generate(Seeded.random(2));

  /** One vector of RFC 9497 appendix A.3.2, so that a checkout alone knows one right answer. */
  @Test
  void theFirstVectorOfRfc9497IsReproduced() {
    var seed = Bytes.fromHex("a3".repeat(32));
    var key = EvaluationKey.derive(seed, Bytes.utf8("test key"));
    var blinding = Blinding.blind(List.of(Bytes.fromHex("00")), Seeded.random(1));
    var evaluation = Evaluator.evaluate(key, blinding.elements(), Seeded.random(2));
    assertThat(blinding.finish(evaluation, key.publicKey()).get(0).output().bytes().hex())
        .isEqualTo("0412e8f78b02c415ab3a288e228978376f99927767ff37c5718d420010a645a1");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aTokenDependsOnValueAndKeyAndNotOnBlindBatchOrPlace(long seed) {
    var inputs = inputs(7);
    var tokens = tokens(KEY, inputs, seed);
    assertThat(tokens).as("seed %d", seed).doesNotHaveDuplicates().hasSize(7);
    var reversed = new ArrayList<>(inputs);
    Collections.reverse(reversed);
    var backwards = new ArrayList<>(tokens(KEY, reversed, seed + 100));
    Collections.reverse(backwards);
    assertThat(backwards).as("seed %d", seed).isEqualTo(tokens);
    assertThat(tokens(KEY, inputs.subList(3, 4), seed + 200)).containsExactly(tokens.get(3));
    assertThat(tokens(OTHER, inputs, seed)).doesNotContainAnyElementsOf(tokens);
  }

  @Test
  void blindedElementsOfOneValueDiffer() {
    var twice = List.of(Bytes.utf8("x"), Bytes.utf8("x"));
    var blinding = Blinding.blind(twice, Seeded.random(3));
    assertThat(blinding.elements()).doesNotHaveDuplicates();
    var evaluation = Evaluator.evaluate(KEY, blinding.elements(), Seeded.random(4));
    var tokens = blinding.finish(evaluation, KEY.publicKey());
    assertThat(tokens.get(0)).isEqualTo(tokens.get(1));
  }

  @Test
  void anEvaluationUnderAnotherKeyIsRefused() {
    var blinding = Blinding.blind(inputs(3), Seeded.random(3));
    var evaluation = Evaluator.evaluate(OTHER, blinding.elements(), Seeded.random(4));
    assertRefused(blinding, evaluation);
  }

  @Test
  void oneElementUnderAnotherKeySpoilsTheBatch() {
    var blinding = Blinding.blind(inputs(5), Seeded.random(3));
    var honest = Evaluator.evaluate(KEY, blinding.elements(), Seeded.random(4));
    var other = Evaluator.evaluate(OTHER, blinding.elements(), Seeded.random(4));
    var mixed = new ArrayList<>(honest.elements());
    mixed.set(2, other.elements().get(2));
    assertRefused(blinding, new Evaluation(mixed, honest.proof()));
  }

  @Test
  void aBatchInAnotherOrderOrSizeIsRefused() {
    var blinding = Blinding.blind(inputs(3), Seeded.random(3));
    var honest = Evaluator.evaluate(KEY, blinding.elements(), Seeded.random(4));
    var e = honest.elements();
    assertRefused(blinding, new Evaluation(List.of(e.get(1), e.get(0), e.get(2)), honest.proof()));
    assertRefused(blinding, new Evaluation(e.subList(0, 2), honest.proof()));
    var fourth = List.of(e.get(0), e.get(1), e.get(2), e.get(2));
    assertRefused(blinding, new Evaluation(fourth, honest.proof()));
  }

  @Test
  void everyFlippedBitOfAProofIsRefused() {
    var blinding = Blinding.blind(inputs(1), Seeded.random(3));
    var honest = Evaluator.evaluate(KEY, blinding.elements(), Seeded.random(4));
    for (int bit = 8; bit < 8 * EvaluationProof.SIZE; bit += 7) {
      var flipped = honest.proof().encoded().toByteArray();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      var proof = new EvaluationProof(Bytes.of(flipped));
      assertRefused(blinding, new Evaluation(honest.elements(), proof));
    }
  }

  @Test
  void aProofOfAnotherBatchIsRefused() {
    var one = Blinding.blind(inputs(2), Seeded.random(3));
    var two = Blinding.blind(inputs(2), Seeded.random(5));
    var evaluationOfTwo = Evaluator.evaluate(KEY, two.elements(), Seeded.random(4));
    assertRefused(one, evaluationOfTwo);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the identity
        "00",
        "000000000000000000000000000000000000000000000000000000000000000000",
        // the generator, uncompressed and hybrid
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
        "076b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
        "056b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
        // no square root, the field's prime, beyond the prime
        "020000000000000000000000000000000000000000000000000000000000000001",
        "02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "03ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        // too short, too long
        "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2",
        "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c29600",
        ""
      })
  void anythingButACompressedPointIsRefused(String hex) {
    assertThatIllegalArgumentException().isThrownBy(() -> Element.of(Bytes.fromHex(hex)));
  }

  @Test
  void aCompressedPointIsRead() {
    var generator = "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    var element = Element.of(Bytes.fromHex(generator));
    assertThat(element).isEqualTo(Element.of(Suite.generator()));
    assertThat(Element.parse(element.base64Url())).isEqualTo(element);
    assertThat(element.base64Url()).hasSize(44);
  }

  @Test
  void aProofWithAScalarOfTheOrderOrMoreIsRefused() {
    var zero = "00".repeat(32);
    var order = Bytes.of(Suite.encode(Suite.order())).hex();
    var below = Bytes.of(Suite.encode(Suite.order().subtract(BigInteger.ONE))).hex();
    for (var bad :
        List.of(order + zero, zero + order, "ff".repeat(64), zero, below + below + "00")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new EvaluationProof(Bytes.fromHex(bad)));
    }
    assertThat(new EvaluationProof(Bytes.fromHex(below + below)).encoded().size()).isEqualTo(64);
  }

  @Test
  void batchesHaveOneToTheMostElements() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blinding.blind(List.of(), Seeded.random(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluator.evaluate(KEY, List.of(), Seeded.random(1)));
    var tooMany = Collections.nCopies(Suite.MAX_BATCH + 1, Bytes.utf8("x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blinding.blind(tooMany, Seeded.random(1)));
    var tooLong = List.of(Bytes.of(new byte[Suite.MAX_INPUT + 1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blinding.blind(tooLong, Seeded.random(1)));
  }

  @Test
  void theClassIsPartOfTheInput() {
    assertThat(TokenClass.PAYMENT.input("4111").hex())
        .isEqualTo(Bytes.utf8("payment").hex() + "00" + Bytes.utf8("4111").hex());
    assertThat(TokenClass.CONTACT.input("4111")).isNotEqualTo(TokenClass.PAYMENT.input("4111"));
    assertThatIllegalArgumentException().isThrownBy(() -> TokenClass.named("PAYMENT"));
  }

  static List<Token> tokens(EvaluationKey key, List<Bytes> inputs, long seed) {
    var blinding = Blinding.blind(inputs, Seeded.random(seed));
    var evaluation = Evaluator.evaluate(key, blinding.elements(), Seeded.random(seed + 1));
    return blinding.finish(evaluation, key.publicKey());
  }

  private static void assertRefused(Blinding blinding, Evaluation evaluation) {
    assertThatExceptionOfType(ProofRefused.class)
        .isThrownBy(() -> blinding.finish(evaluation, KEY.publicKey()));
  }

  private static List<Bytes> inputs(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> TokenClass.CONTACT.input("someone-" + i))
        .toList();
  }
}
