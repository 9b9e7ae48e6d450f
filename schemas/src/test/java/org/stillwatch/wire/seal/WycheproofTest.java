package org.stillwatch.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.SharedVectors;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;

/** All JWS cases of C2SP Wycheproof. */
class WycheproofTest {
  private static final int CASES = 401;

  @Test
  void inTheJwsLayerWhatIsInvalidIsRefusedAndWhatIsValidEs256Opens() throws IOException {
    int opened = 0;
    int refused = 0;
    for (var group : groups()) {
      var key = keyOf(group);
      for (var it : group.get("tests")) {
        if (key.isPresent() && it.get("result").textValue().equals("valid")) {
          assertThat(key.get().verified(CompactJws.read(jws(it))).size()).isPositive();
          opened++;
        } else if (key.isPresent()) {
          assertThatThrownBy(() -> key.get().verified(CompactJws.read(jws(it))))
              .as("case %s", it.get("tcId"))
              .isInstanceOf(SealBroken.class);
          refused++;
        }
      }
    }
    assertThat(opened).as("valid ES256 cases").isEqualTo(2);
    assertThat(refused).as("invalid cases under a P-256 key for signing").isEqualTo(37);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void noCaseOpensAsASealOfOurs(SignatureAlgorithm algorithm) throws IOException {
    var ours = SoftwareSigningKey.generate(algorithm, Seeded.random(1)).publicKey();
    int judged = 0;
    for (var group : groups()) {
      var key = keyOf(group).orElse(ours);
      for (var it : group.get("tests")) {
        for (var type : SealType.values()) {
          assertThatThrownBy(() -> key.open(type, jws(it)))
              .as("case %s", it.get("tcId"))
              .isInstanceOf(SealBroken.class);
        }
        assertThatThrownBy(() -> Seal.keyOf(jws(it)))
            .as("case %s", it.get("tcId"))
            .isInstanceOf(SealBroken.class);
        judged++;
      }
    }
    assertThat(judged).isEqualTo(CASES);
  }

  private static Optional<VerifyingKey> keyOf(JsonNode group) {
    try {
      return Optional.of(VerifyingKey.fromJwk(group.path("public").toString()));
    } catch (UnfitKey unfit) {
      assertThat(List.of("RSA", "oct", "EC", "")).contains(kty(group));
      return Optional.empty();
    }
  }

  private static String kty(JsonNode group) {
    return group.path("public").path("kty").asText("");
  }

  private static String jws(JsonNode it) {
    return it.get("jws").textValue();
  }

  private static JsonNode groups() throws IOException {
    var text = Files.readAllBytes(SharedVectors.find("wycheproof-json-web-signature.json"));
    return StrictJson.read(text, new Limits(1_000_000, 10)).get("testGroups");
  }
}
