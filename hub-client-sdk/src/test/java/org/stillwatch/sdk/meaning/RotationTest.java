package org.stillwatch.sdk.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final int DIMENSIONS = 400;
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
    for (int i = 0; i < MeaningLevels.COUNT; i += 51) {
      for (int j = 0; j <= i; j += 17) {
        assertThat(dot(rotation.direction(i), rotation.direction(j)))
            .isCloseTo(i == j ? 1 : 0, within(1e-12));
      }
    }
  }

  @Test
  void theLevelsAreThoseOfTheSecondVersion() {
    double[] meaning = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      meaning[i] = i % 7 - 3;
    }
    assertThat(new Rotation(KEY, DIMENSIONS).levels(meaning).bytes().hex())
        .as("other levels mean that labs of both versions no longer match: rename the reducers")
        .isEqualTo(
            "3cc55764d555aa057a961a71c575a66866559805325507a632b75fb6a6866764"
                + "87ad1185555bc95e491893ad67db919dbf6196653754b6595ab9bea95ea4a94e"
                + "ad2269d9a0bb6a0bdc5a24668e5a4036ab987f46599eb9d90d5492a09954b665");
  }

  @Test
  void theStepsAreAtNothingAndAtTheRootOfTheMeanSquare() {
    double[] coordinates = new double[MeaningLevels.COUNT];
    for (int i = 0; i < coordinates.length; i += 4) {
      coordinates[i] = -3;
      coordinates[i + 1] = -1;
      coordinates[i + 2] = 1;
      coordinates[i + 3] = 3;
    }
    assertThat(MeaningLevels.of(coordinates).bytes().toByteArray()).containsOnly(0b00_01_10_11);
  }

  @Test
  void theLevelsEstimateTheCosineAnEighthTooLow() {
    long seed = 3;
    Random random = new Random(seed);
    Rotation rotation = new Rotation(KEY, DIMENSIONS);
    for (int round = 0; round < 20; round++) {
      double[] one = random(random);
      double[] other = random(random);
      for (int i = 0; i < DIMENSIONS; i++) {
        other[i] += one[i] * round / 20;
      }
      double cosine = dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
      assertThat(rotation.levels(one).likeness(rotation.levels(other)))
          .as("seed %d round %d", seed, round)
          .isCloseTo(cosine * 0.88, within(0.1));
    }
  }

  @Test
  void levelsOfDifferentKeysHaveNothingInCommon() {
    double[] meaning = random(new Random(5));
    MeaningLevels levels = new Rotation(KEY, DIMENSIONS).levels(meaning);
    for (int other = 1; other < 20; other++) {
      byte[] key = new byte[16];
      key[15] = (byte) other;
      assertThat(new Rotation(key, DIMENSIONS).levels(meaning).likeness(levels))
          .as("key %d", other)
          .isCloseTo(0, within(0.2));
    }
  }

  @Test
  void fewerDimensionsThanLevelsAreRefused() {
    assertThatThrownBy(() -> new Rotation(KEY, 383)).isInstanceOf(IllegalArgumentException.class);
  }
}
