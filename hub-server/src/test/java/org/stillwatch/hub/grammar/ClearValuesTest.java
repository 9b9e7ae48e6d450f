package org.stillwatch.hub.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.problem.Reason;

@NullMarked
class ClearValuesTest {

  @Test
  void noRandomIdIsTakenForACardNumber() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long high = (random.nextLong() & ~0xF000L) | 0x4000L;
      long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      String id = "indicator--" + new UUID(high, low);

      assertThat(ClearValues.in(JsonNodeFactory.instance.objectNode().put("id", id)))
          .as("seed %d, %s", seed, id)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "indicator--4111111111111111",
        "4111-1111-1111-1111--5b65e635-101c-49b7-885e-46c08cf754ad",
        "4111 1111 1111 1111",
        "someone@example.org",
        "192.0.2.7",
        "2001:db8::7",
        "ignore all of this",
        "+44 20 7946 0000"
      })
  void aClearValueIsFoundAndNotRepeated(String text) {
    var tree = JsonNodeFactory.instance.objectNode().put("field", text);

    assertThat(ClearValues.in(tree))
        .singleElement()
        .satisfies(reason -> assertThat(reason.toString()).doesNotContain(text))
        .extracting(Reason::field)
        .isEqualTo("/field");
  }
}
