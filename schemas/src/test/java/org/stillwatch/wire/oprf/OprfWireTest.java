package org.stillwatch.wire.oprf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.MalformedJson;
import org.stillwatch.wire.canonical.Mutations;

class OprfWireTest {
  private static final EvaluationKey KEY = EvaluationKey.generate(Seeded.random(1));
  private static final Epoch EPOCH = new Epoch(2026, 4);
  private static final HubId HUB = HubId.parse("c1c3f3a0-52b0-4a44-8b0e-6f2f2a3d9e22");
  private static final MatchingDomain DOMAIN = new MatchingDomain("example.org");

  @Test
  void requestAndResponseGoThroughTheirCanonicalForm() {
    var blinding = Blinding.blind(List.of(Bytes.utf8("a"), Bytes.utf8("b")), Seeded.random(2));
    var request = new EvaluationRequest(TokenClass.CONTACT, EPOCH, blinding.elements());
    var read = EvaluationRequest.parse(request.toCanonical(), 2);
    assertThat(read).isEqualTo(request);
    var evaluation = Evaluator.evaluate(KEY, read.blinded(), Seeded.random(3));
    var response = new EvaluationResponse(evaluation);
    var answer = EvaluationResponse.parse(response.toCanonical());
    assertThat(answer).isEqualTo(response);
    assertThat(blinding.finish(answer.evaluation(), KEY.publicKey())).hasSize(2);
    assertThatThrownBy(() -> EvaluationRequest.parse(request.toCanonical(), 1))
        .isInstanceOf(MalformedJson.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void mutatedMessagesAreReadOrRefusedAsDeclared(long seed) {
    var blinding = Blinding.blind(List.of(Bytes.utf8("a")), Seeded.random(2));
    var request = new EvaluationRequest(TokenClass.PAYMENT, EPOCH, blinding.elements());
    var response =
        new EvaluationResponse(Evaluator.evaluate(KEY, request.blinded(), Seeded.random(3)));
    fuzz(seed, request.toCanonical(), t -> EvaluationRequest.parse(t, 10).toCanonical());
    fuzz(seed, response.toCanonical(), t -> EvaluationResponse.parse(t).toCanonical());
    fuzz(seed, manifest().toCanonical(), t -> KeyManifest.parse(t).toCanonical());
  }

  private static void fuzz(long seed, byte[] text, Function<byte[], byte[]> again) {
    var random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      var mutated = Mutations.mutate(text, random);
      try {
        assertThat(again.apply(mutated)).as("seed %d, text %d", seed, i).isEqualTo(mutated);
      } catch (MalformedJson refused) {
        assertThat(refused.reason()).isNotNull();
      } catch (RuntimeException undeclared) {
        throw new AssertionError("seed " + seed + ", text " + i, undeclared);
      }
    }
  }

  @Test
  void aManifestGoesThroughItsCanonicalForm() {
    var manifest = manifest();
    assertThat(KeyManifest.parse(manifest.toCanonical())).isEqualTo(manifest);
    assertThat(manifest.covers(EPOCH.starts())).isTrue();
    assertThat(manifest.covers(EPOCH.starts().minusSeconds(1))).isFalse();
    assertThat(manifest.covers(EPOCH.ends().plusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      textBlock =
          """
          manifest/1         > manifest/2
          "class":"payment"  > "class":"cards"
          "evaluators":1     > "evaluators":2
          "evaluators":1     > "evaluators":0
          "threshold":1      > "threshold":2
          "threshold":1      > "threshold":0
          "index":1          > "index":2
          "index":1          > "index":0
          2026-10-01T00:00:00Z > 2026-10-01T00:00:00.000Z
          2026-10-01T00:00:00Z > 2026-10-01T00:00:00+00:00
          2026-10-01T00:00:00Z > 2026-13-01T00:00:00Z
          2026-10-01T00:00:00Z > 2026-10-01T24:00:00Z
          2026-10-01T00:00:00Z > 2028-10-01T00:00:00Z
          2026Q4             > 2026Q0
          "hub"              > "hubs"
          """)
  void aManifestOfAnyOtherFormIsRefused(String part, String instead) {
    var text = new String(manifest().toCanonical(), StandardCharsets.UTF_8);
    assertThat(text).contains(part);
    var changed = text.replace(part, instead).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> KeyManifest.parse(changed)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void theOneShareOfOneEvaluatorIsTheKeyItself() {
    var other = EvaluationKey.generate(Seeded.random(9)).publicKey();
    var text = new String(manifest().toCanonical(), StandardCharsets.UTF_8);
    var key = KEY.publicKey().base64Url();
    var changed = text.replaceFirst(key, other.base64Url()).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> KeyManifest.parse(changed)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void sharesOfOnePolynomialMakeAManifestAndOthersDoNot() {
    var shares = new ArrayList<KeyShare>();
    for (int index : List.of(1, 2, 3, 5)) {
      shares.add(new KeyShare(index, linear(index)));
    }
    assertThat(shared(2, shares).threshold()).isEqualTo(2);
    assertThat(KeyManifest.parse(shared(2, shares).toCanonical())).isEqualTo(shared(2, shares));
    assertThatIllegalArgumentException().isThrownBy(() -> shared(1, shares));
    assertThatIllegalArgumentException().isThrownBy(() -> shared(5, shares));
    var forged = new ArrayList<>(shares);
    forged.set(3, new KeyShare(5, linear(6)));
    assertThatIllegalArgumentException().isThrownBy(() -> shared(2, forged));
    var twice = List.of(shares.get(0), shares.get(1), shares.get(1));
    assertThatIllegalArgumentException().isThrownBy(() -> shared(2, twice));
  }

  @Test
  void aKeyGoesThroughItsPrivateJwkAndIsNotPrinted() {
    var again = EvaluationKey.fromPrivateJwk(KEY.exportPrivateJwk());
    assertThat(again.publicKey()).isEqualTo(KEY.publicKey());
    var inputs = List.of(Bytes.utf8("x"));
    assertThat(VoprfTest.tokens(again, inputs, 4)).isEqualTo(VoprfTest.tokens(KEY, inputs, 5));
    var secret = KEY.exportPrivateJwk().replaceFirst(".*\"d\":\"([^\"]*)\".*", "$1");
    assertThat(secret).hasSize(43);
    assertThat(KEY.toString()).doesNotContain(secret);
  }

  @Test
  void aPrivateJwkOfAnyOtherFormIsRefused() {
    var jwk = KEY.exportPrivateJwk();
    var other = EvaluationKey.generate(Seeded.random(9)).exportPrivateJwk();
    var x = jwk.replaceFirst(".*(\"x\":\"[^\"]*\").*", "$1");
    for (var bad :
        List.of(
            "{}",
            jwk.replace("P-256", "P-384"),
            jwk.replaceFirst("\"d\":\"[^\"]*\"", "\"d\":\"AAAA\""),
            jwk.replaceFirst("\"d\":\"[^\"]*\"", "\"d\":\"" + "A".repeat(43) + "\""),
            jwk.replaceFirst("}$", ",\"use\":\"sig\"}"),
            other.replaceFirst("\"x\":\"[^\"]*\"", x))) {
      assertThatIllegalArgumentException().isThrownBy(() -> EvaluationKey.fromPrivateJwk(bad));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z,2026Q1",
    "2026-03-31T23:59:59Z,2026Q1",
    "2026-04-01T00:00:00Z,2026Q2",
    "2026-11-23T12:00:00Z,2026Q4",
    "2026-12-31T23:59:59Z,2026Q4"
  })
  void anEpochIsTheQuarterOfAMoment(Instant moment, String epoch) {
    var quarter = Epoch.of(moment);
    assertThat(quarter).hasToString(epoch).isEqualTo(Epoch.parse(epoch));
    assertThat(moment).isBetween(quarter.starts(), quarter.ends().minusSeconds(1));
    assertThat(quarter.next().starts()).isEqualTo(quarter.ends());
    assertThat(quarter).isLessThan(quarter.next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026Q5", "2026Q0", "26Q4", "2026q4", "2026-Q4", "1999Q4", "2026Q4 "})
  void anEpochOfAnyOtherFormIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Epoch.parse(text));
  }

  /** The public key of the share of k + 7x at x, where k is the key. */
  private static EvaluationPublicKey linear(int x) {
    var seven = BigInteger.valueOf(7L * x);
    var point = KEY.publicKey().element().point().add(Suite.generator().multiply(seven));
    return new EvaluationPublicKey(Element.of(point));
  }

  private static KeyManifest shared(int threshold, List<KeyShare> shares) {
    var one = manifest();
    return new KeyManifest(
        HUB,
        DOMAIN,
        EPOCH,
        TokenClass.PAYMENT,
        KEY.publicKey(),
        threshold,
        shares,
        one.notBefore(),
        one.notAfter());
  }

  private static KeyManifest manifest() {
    return KeyManifest.ofOneEvaluator(
        HUB, DOMAIN, EPOCH, TokenClass.PAYMENT, KEY.publicKey(), EPOCH.starts(), EPOCH.ends());
  }
}
