package org.stillwatch.wire.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SketchTest {
  private static byte[] random(Feature feature, long seed) {
    byte[] components = new byte[feature.components()];
    new Random(seed).nextBytes(components);
    return components;
  }

  @Test
  void sketchesAreEqualByContentAndCopyTheirBytes() {
    byte[] components = random(Feature.C8, 1);
    Sketch sketch = Sketch.of(Feature.C8, components);
    Sketch same = Sketch.of(Feature.C8, random(Feature.C8, 1));
    components[0]++;
    sketch.components()[1]++;
    assertThat(sketch).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(sketch).isNotEqualTo(Sketch.of(Feature.C8, components));
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void anotherLengthIsRefused(Feature feature) {
    assertThatThrownBy(() -> Sketch.of(feature, new byte[feature.components() - 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(feature.components()));
  }

  @Test
  void theEstimateIsCorrectedForChance() {
    byte[] one = random(Feature.C12, 2);
    byte[] other = random(Feature.C12, 2);
    Sketch sketch = Sketch.of(Feature.C12, one);
    for (int i = 0; i < 64; i++) {
      other[i]++;
    }
    double expected = (0.5 - 1.0 / 256) / (1 - 1.0 / 256);
    assertThat(sketch.estimatedJaccard(Sketch.of(Feature.C12, other))).isEqualTo(expected);
    assertThat(sketch.estimatedJaccard(sketch)).isEqualTo(1.0);
    for (int i = 64; i < 128; i++) {
      other[i]++;
    }
    assertThat(sketch.estimatedJaccard(Sketch.of(Feature.C12, other))).isZero();
  }

  @Test
  void sketchesOfDifferentFeaturesDoNotCompare() {
    Sketch c12 = Sketch.of(Feature.C12, new byte[128]);
    Sketch skeleton = Sketch.of(Feature.SKELETON, new byte[128]);
    assertThat(c12).isNotEqualTo(skeleton);
    assertThatThrownBy(() -> c12.estimatedJaccard(skeleton))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bandKeysAreSharedExactlyWhereABandAgrees() {
    byte[] one = random(Feature.C8, 3);
    byte[] other = random(Feature.C8, 4);
    System.arraycopy(one, 10, other, 10, 2);
    other[13] = (byte) (one[13] + 1);
    for (int i = 0; i < 256; i += 2) {
      other[i] = i == 10 ? one[i] : (byte) (one[i] + 1);
    }
    long[] here = Sketch.of(Feature.C8, one).bandKeys(2);
    long[] there = Sketch.of(Feature.C8, other).bandKeys(2);
    assertThat(here).hasSize(128);
    for (int band = 0; band < 128; band++) {
      assertThat(here[band] == there[band]).as("band %d", band).isEqualTo(band == 5);
    }
  }

  @Test
  void noTwoBandsOfAnyFeatureOrWidthShareAKey() {
    Set<Long> keys = new HashSet<>();
    int count = 0;
    for (Feature feature : Feature.values()) {
      for (int rows = 1; rows <= 6; rows++) {
        for (long key : Sketch.of(feature, new byte[feature.components()]).bandKeys(rows)) {
          keys.add(key);
          count++;
        }
      }
    }
    assertThat(keys).hasSize(count);
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void aFeatureIsFoundByItsWireName(Feature feature) {
    assertThat(Feature.named(feature.wireName())).contains(feature);
    assertThat(Feature.named(feature.wireName() + " ")).isEmpty();
  }
}
