package org.stillwatch.hub.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.IndicatorKinds;

class ClearValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b@example.org",
        "4000001234567899",
        "4000-0012-3456-7899",
        "192.0.2.1",
        "2001:db8::1",
        "+4477009001",
        "two words",
        "x jane@example.com y"
      })
  void aClearValueIsFound(String value) {
    assertThat(ClearValues.in(JsonNodeFactory.instance.objectNode().put("field", value)))
        .as("the reasons for a clear value")
        .hasSize(1);
  }

  @Test
  void aClearValueInTheMidstOfATokenOrAnIdIsFound() {
    long seed = 98;
    Random random = new Random(seed);
    List<String> clear =
        List.of("a.b@example.org", "4000001234567899", "192.0.2.1", "2001:db8::1", "+4477009001");
    for (int i = 0; i < 2_000; i++) {
      byte[] token = new byte[random.nextInt(40)];
      random.nextBytes(token);
      String value =
          Bytes.of(token).base64Url() + "/" + clear.get(i % clear.size()) + "/" + "indicator--x";
      assertThat(ClearValues.in(JsonNodeFactory.instance.objectNode().put("field", value)))
          .as("seed %d, round %d", seed, i)
          .hasSize(1);
    }
  }

  @Test
  void aClearValueAsTheNameOfAMemberIsFoundAndNotRepeated() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("outer").put("jane@example.com", 1);
    assertThat(ClearValues.in(tree)).hasSize(1);
    assertThat(ClearValues.in(tree).toString()).doesNotContain("jane");
  }

  @Test
  void randomTokensIdsAndSketchesAreNeverTakenForClearValues() {
    long seed = 97;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] token = new byte[i % 10 == 0 ? 256 : 32];
      random.nextBytes(token);
      String value = Bytes.of(token).base64Url();
      ObjectNode tree =
          JsonNodeFactory.instance
              .objectNode()
              .put("id", "indicator--" + new UUID(random.nextLong(), random.nextLong()))
              .put("created", "2026-11-23T08:00:00.000Z")
              .put("first_day", "2026-11-01")
              .put("token", value);
      if (token.length == 32) {
        JsonNode fields =
            IndicatorKinds.PAYMENT_TOKEN.fields(
                Bytes.of(token), "2026Q4", "stillwatch-voprf/1", Set.of());
        tree.put("pattern", IndicatorKinds.PAYMENT_TOKEN.pattern(fields));
      }
      assertThat(ClearValues.in(tree)).as("seed %d, round %d", seed, i).isEqualTo(List.of());
    }
  }
}
