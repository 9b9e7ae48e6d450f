package org.stillwatch.sdk.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final int DIMENSIONS = 300;
  private static final byte[] KEY = new byte[16];

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double[] random(Random random) {
    return random.doubles(DIMENSIONS).map(number -> number - 0.5).toArray();
  }

  @Test
  void theDirectionsAreOrthogonalAndOfLengthOne() {
    Rotation rotation = new Rotation(KEY, DIMENSIONS);
    for (int i = 0; i < MeaningBits.COUNT; i += 51) {
      for (int j = 0; j <= i; j += 17) {
        assertThat(dot(rotation.direction(i), rotation.direction(j)))
            .isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }

  @Test
  void theBitsAreThoseOfTheFirstVersion() {
    double[] meaning = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      meaning[i] = i % 7 - 3;
    }
    assertThat(new Rotation(KEY, DIMENSIONS).bits(meaning).bytes().hex())
        .as("other bits mean that labs of both versions no longer match: rename the reducers")
        .isEqualTo("43075115fe4c231fa7df6052a27ee0017b0fbfe61d522715334758e12fd44c7c");
  }

  @Test
  void theBitsEstimateTheCosine() {
    long seed = 3;
    Random random = new Random(seed);
    Rotation rotation = new Rotation(KEY, DIMENSIONS);
    for (int round = 0; round < 20; round++) {
      double[] one = random(random);
      double[] other = random(random);
      for (int i = 0; i < DIMENSIONS; i++) {
        other[i] += one[i] * round / 10;
      }
      double cosine = dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
      assertThat(rotation.bits(one).estimatedCosine(rotation.bits(other)))
          .as("seed %d round %d", seed, round)
          .isCloseTo(cosine, within(0.25));
    }
  }

  @Test
  void bitsOfDifferentKeysHaveNothingInCommon() {
    double[] meaning = random(new Random(5));
    MeaningBits bits = new Rotation(KEY, DIMENSIONS).bits(meaning);
    for (int other = 1; other < 20; other++) {
      byte[] key = new byte[16];
      key[15] = (byte) other;
      assertThat(new Rotation(key, DIMENSIONS).bits(meaning).distance(bits))
          .as("key %d", other)
          .isBetween(96, 160);
    }
  }

  @Test
  void fewerDimensionsThanPlanesAreRefused() {
    assertThatThrownBy(() -> new Rotation(KEY, 255)).isInstanceOf(IllegalArgumentException.class);
  }
}
