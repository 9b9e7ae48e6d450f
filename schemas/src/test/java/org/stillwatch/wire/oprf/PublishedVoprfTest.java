package org.stillwatch.wire.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.SharedVectors;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;

/** The vectors of RFC 9497 appendix A.3.2: VOPRF(P-256, SHA-256). */
class PublishedVoprfTest {
  @Test
  void theDomainSeparationIsThatOfTheSuite() throws IOException {
    var tag = "HashToGroup-" + Suite.CONTEXT;
    assertThat(Bytes.of(tag.getBytes(StandardCharsets.ISO_8859_1)).hex())
        .isEqualTo(suite().get("groupDST").textValue());
  }

  @Test
  void theKeyPairIsDerivedAsPublished() throws IOException {
    var suite = suite();
    var key = key(suite);
    assertThat(key.publicKey().element().encoded().hex()).isEqualTo(suite.get("pkSm").textValue());
    var secret = Bytes.fromHex(suite.get("skSm").textValue()).base64Url();
    assertThat(key.exportPrivateJwk()).contains("\"d\":\"" + secret + "\"");
  }

  @Test
  void everyStepOfEveryVectorIsAsPublished() throws IOException {
    var suite = suite();
    var key = key(suite);
    assertThat(suite.get("vectors")).hasSize(3);
    for (var vector : suite.get("vectors")) {
      var blinds = list(vector, "Blind").stream().map(PublishedVoprfTest::scalar);
      var blinding = Blinding.blind(list(vector, "Input"), blinds);
      assertThat(blinding.elements())
          .extracting(blinded -> blinded.element().encoded())
          .isEqualTo(list(vector, "BlindedElement"));
      var r = scalar(Bytes.fromHex(vector.get("Proof").get("r").textValue()));
      var evaluation = Evaluator.evaluate(key, blinding.elements(), r);
      assertThat(evaluation.elements())
          .extracting(evaluated -> evaluated.element().encoded())
          .isEqualTo(list(vector, "EvaluationElement"));
      assertThat(evaluation.proof().encoded().hex())
          .isEqualTo(vector.get("Proof").get("proof").textValue());
      assertThat(blinding.finish(evaluation, key.publicKey()))
          .extracting(token -> token.output().bytes())
          .isEqualTo(list(vector, "Output"));
    }
  }

  private static EvaluationKey key(JsonNode suite) {
    return EvaluationKey.derive(
        Bytes.fromHex(suite.get("seed").textValue()),
        Bytes.fromHex(suite.get("keyInfo").textValue()));
  }

  private static BigInteger scalar(Bytes encoded) {
    return new BigInteger(1, encoded.toByteArray());
  }

  private static List<Bytes> list(JsonNode vector, String name) {
    return Arrays.stream(vector.get(name).textValue().split(",", -1)).map(Bytes::fromHex).toList();
  }

  private static JsonNode suite() throws IOException {
    var text = Files.readAllBytes(SharedVectors.find("rfc9497-p256-sha256.json"));
    for (var suite : StrictJson.read(text, new Limits(100_000, 10))) {
      if (suite.get("mode").intValue() == 1) {
        return suite;
      }
    }
    throw new IllegalStateException("the file has no suite in mode 1");
  }
}
