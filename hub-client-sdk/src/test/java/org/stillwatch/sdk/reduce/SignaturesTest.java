package org.stillwatch.sdk.reduce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;

class SignaturesTest {
  private final Signatures signatures = new Signatures(GroupKey.of(new byte[16]));

  private static ShingleSet between(Random random, LongStream shared, int own) {
    return ShingleSet.of(LongStream.concat(shared, random.longs(own)).toArray());
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void theEstimateIsNearTheExactSimilarity(Feature feature) {
    long seed = 77;
    Random random = new Random(seed);
    double errors = 0;
    for (int round = 0; round < 200; round++) {
      long[] shared = random.longs(10 + random.nextInt(300)).toArray();
      ShingleSet one = between(random, LongStream.of(shared), random.nextInt(300));
      ShingleSet other = between(random, LongStream.of(shared), random.nextInt(300));
      double exact = one.jaccard(other);
      double estimate =
          signatures.sketch(feature, one).estimatedJaccard(signatures.sketch(feature, other));
      double deviation = Math.sqrt(exact * (1 - exact) / feature.components());
      assertThat(Math.abs(estimate - exact))
          .as("seed %d round %d exact %f estimate %f", seed, round, exact, estimate)
          .isLessThan(4.5 * deviation + 0.02);
      errors += estimate - exact;
    }
    assertThat(Math.abs(errors / 200)).as("bias").isLessThan(0.01);
  }

  @Test
  void underAnotherKeyTheSameTemplateLooksUnrelated() {
    ShingleSet set = ShingleSet.of(new Random(1).longs(500).toArray());
    Sketch here = signatures.sketch(Feature.C8, set);
    Sketch there =
        new Signatures(GroupKey.of("another group key".getBytes(UTF_8))).sketch(Feature.C8, set);
    assertThat(here.estimatedJaccard(here)).isEqualTo(1.0);
    assertThat(here.estimatedJaccard(there)).isLessThan(0.03);
  }

  @ParameterizedTest
  @CsvSource({"C8, d9133e58a4c3c480", "C12, a423df7cf98ce7b4", "SKELETON, d9e28b635496c88a"})
  void theSketchOfAFixedPromptIsThatOfTheFirstVersion(Feature feature, String start) {
    String prompt =
        "Please act as the keeper of a lighthouse, and say to the visitor what you see from up there:"
            + " first the sea, then the land. Do not use more than 40 words, and do not \"explain\".";
    Shingler shingler = new Shingler(GroupKey.of(new byte[16]));
    ShingleSet shingles = shingler.set(new Normaliser().normalise(prompt), feature);
    byte[] bytes = signatures.sketch(feature, shingles).components();
    assertThat(HexFormat.of().formatHex(bytes, 0, 8))
        .as("another sketch never matches those of other labs: rename the reducer")
        .isEqualTo(start);
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void tooFewShinglesMakeNoSketch(Feature feature) {
    int enough = Signatures.minShingles(feature);
    long[] shingles = new Random(2).longs(enough).toArray();
    assertThat(signatures.sketch(feature, ShingleSet.of(shingles)).feature()).isEqualTo(feature);
    shingles[0] = shingles[1];
    assertThatThrownBy(() -> signatures.sketch(feature, ShingleSet.of(shingles)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
