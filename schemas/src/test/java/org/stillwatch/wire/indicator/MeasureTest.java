package org.stillwatch.wire.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.wire.canonical.Bytes;

/** Likeness of sketches that are only compared. */
class MeasureTest {
  private final Random made = new Random(11);

  @ParameterizedTest
  @EnumSource(Measure.class)
  void equalSketchesAreWhollyAlikeAndUnrelatedOnesHardly(Measure measure) {
    Bytes one = sketch();
    assertThat(measure.similarity(one, one)).isEqualTo(1.0);
    assertThat(measure.similarity(one, sketch())).isCloseTo(0, within(0.2));
  }

  @Test
  void halfOfTheComponentsAreHalfOfTheSimilarity() {
    byte[] one = sketch().toByteArray();
    byte[] other = one.clone();
    for (int i = 0; i < one.length / 2; i++) {
      other[i] ^= 0x5a;
    }
    assertThat(Measure.MINHASH.similarity(Bytes.of(one), Bytes.of(other)))
        .isCloseTo(0.5, within(0.01));
  }

  @Test
  void oppositeLevelsAreOppositeDirections() {
    byte[] one = sketch().toByteArray();
    byte[] other = one.clone();
    for (int i = 0; i < one.length; i++) {
      other[i] = (byte) ~one[i];
    }
    assertThat(Measure.LEVELS.similarity(Bytes.of(one), Bytes.of(other)))
        .isCloseTo(-1, within(1e-9));
  }

  @Test
  void aLargeLevelCountsForMoreThanASmallOne() {
    // 3 3 3 1 against 3 3 3 -1, and against 3 3 -3 1: (9+9+9-1)/28 and (9+9-9+1)/28
    Bytes one = Bytes.of(new byte[] {(byte) 0b11_11_11_10});
    assertThat(Measure.LEVELS.similarity(one, Bytes.of(new byte[] {(byte) 0b11_11_11_01})))
        .isCloseTo(26 / 28.0, within(1e-9));
    assertThat(Measure.LEVELS.similarity(one, Bytes.of(new byte[] {(byte) 0b11_11_00_10})))
        .isCloseTo(10 / 28.0, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void sketchesOfDifferentLengthsDoNotCompare(Measure measure) {
    assertThatThrownBy(() -> measure.similarity(sketch(), Bytes.utf8("short")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> measure.similarity(Bytes.utf8(""), Bytes.utf8("")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Bytes sketch() {
    byte[] bytes = new byte[128];
    made.nextBytes(bytes);
    return Bytes.of(bytes);
  }
}
