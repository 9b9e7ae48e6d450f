package org.stillwatch.wire.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonPropertiesTest {
  private static final Limits LIMITS = new Limits(100_000, 20);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anotherImplementationWritesTheSameTrees(long seed) throws IOException {
    var json = new RandomJson(new Random(seed), false);
    for (int i = 0; i < 500; i++) {
      var tree = json.object(4);
      var written = CanonicalJson.write(tree);
      assertThat(new String(written, StandardCharsets.UTF_8))
          .as("seed %d, tree %d", seed, i)
          .isEqualTo(new JsonCanonicalizer(tree.toString()).getEncodedString());
      assertThat(CanonicalJson.write(StrictJson.read(written, LIMITS))).isEqualTo(written);
    }
  }

  @Test
  void anotherImplementationWritesTheSameNumbers() throws IOException {
    var json = new RandomJson(new Random(5), false);
    for (int i = 0; i < 20_000; i++) {
      var number = json.number();
      var exact = "[" + new BigDecimal(number) + "]";
      assertThat("[" + EcmaNumber.write(number) + "]")
          .as("seed 5, number %d", i)
          .isEqualTo(new JsonCanonicalizer(exact).getEncodedString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void aMutatedTextIsReadExactlyOrRefusedAsDeclared(long seed) {
    var random = new Random(seed);
    var json = new RandomJson(random, true);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      var text = Mutations.mutate(CanonicalJson.write(json.object(3)), random);
      try {
        var value = CanonicalJson.readExact(text, LIMITS);
        read++;
        assertThat(CanonicalJson.write(value)).as("seed %d, text %d", seed, i).isEqualTo(text);
      } catch (MalformedJson refused) {
        assertThat(refused.reason()).isNotNull();
      } catch (RuntimeException | StackOverflowError undeclared) {
        throw new AssertionError(
            "seed " + seed + ", text " + i + ": " + Arrays.toString(text), undeclared);
      }
    }
    assertThat(read).as("mutations that are still canonical").isBetween(100, 4_900);
  }
}
