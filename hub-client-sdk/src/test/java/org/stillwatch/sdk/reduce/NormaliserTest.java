package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NormaliserTest {
  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = NormaliserTest.class.getResourceAsStream("normaliser-cases.json")) {
      JsonNode cases = new ObjectMapper().readTree(in);
      return StreamSupport.stream(cases.spliterator(), false)
          .map(c ->
              Arguments.of(c.get("why").asText(), c.get("in").asText(), c.get("out").asText()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyCaseOfTheFileHolds(String why, String in, String out) {
    assertThat(new Normaliser().normalise(in)).as(why).isEqualTo(out);
  }

  @Test
  void aLongPromptKeepsBothItsEnds() {
    String prompt = "begin " + "x ".repeat(Normaliser.MAX_CHARS) + "end";
    String normal = new Normaliser().normalise(prompt);
    assertThat(normal).startsWith("begin x").endsWith("x end");
    assertThat(normal.length()).isLessThanOrEqualTo(Normaliser.MAX_CHARS + 1);
  }

  @Test
  void anyTextHasANormalFormWithoutWhatShouldBeGone() {
    long seed = 41;
    Random random = new Random(seed);
    Normaliser normaliser = new Normaliser();
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(80); i > 0; i--) {
        text.append(
            (char) (random.nextInt(3) == 0 ? random.nextInt(1 << 16) : random.nextInt(128)));
      }
      String normal = normaliser.normalise(text.toString());
      assertThat(normal)
          .as("seed %d round %d", seed, round)
          .doesNotContainPattern("[A-Z1-9\\u200b\\u00ad\\t\\n]|  |^ | $");
    }
  }

  @Test
  void theBufferOfOnePromptDoesNotShowInTheNext() {
    Normaliser normaliser = new Normaliser();
    normaliser.normalise("a rather longer text than the next one");
    assertThat(normaliser.normalise("Short")).isEqualTo("short");
  }
}
