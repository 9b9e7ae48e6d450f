package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.sdk.reduce.ShingleSet;

class SmallestTest {
  private final Random random = new Random(41);

  /** Two sets of 1,000 that share so many. */
  private ShingleSet[] pair(int shared) {
    long[] both = random.longs(shared).toArray();
    ShingleSet[] pair = new ShingleSet[2];
    for (int i = 0; i < 2; i++) {
      pair[i] =
          ShingleSet.of(
              LongStream.concat(LongStream.of(both), random.longs(1_000 - shared)).toArray());
    }
    return pair;
  }

  private boolean maybeNear(Smallest smallest, ShingleSet... pair) {
    smallest.put(0, pair[0]);
    smallest.put(1, pair[1]);
    return smallest.maybeNear(0, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.3, 0.5, 0.7})
  void noPairAsNearAsWantedIsToldUnlike(double jaccard) {
    int shared = (int) Math.ceil(2_000 * jaccard / (1 + jaccard));
    for (int i = 0; i < 5_000; i++) {
      ShingleSet[] pair = pair(shared);
      assertThat(pair[0].jaccard(pair[1])).isGreaterThanOrEqualTo(jaccard);
      assertThat(maybeNear(new Smallest(2, jaccard, 1e-6), pair)).isTrue();
    }
  }

  @Test
  void mostPairsOfHalfTheLikenessAreToldUnlike() {
    int maybe = 0;
    for (int i = 0; i < 1_000; i++) {
      maybe += maybeNear(new Smallest(2, 0.3, 1e-6), pair(150)) ? 1 : 0;
    }
    assertThat(maybe).isLessThan(100);
  }

  @Test
  void ofSmallSetsNothingIsToldAndNothingOfOthers() {
    ShingleSet small = ShingleSet.of(random.longs(100).toArray());
    ShingleSet other = ShingleSet.of(random.longs(100).toArray());
    assertThat(maybeNear(new Smallest(2, 0.3, 1e-6), small, other)).isTrue();
    assertThat(new Smallest(2, 0.3, 1e-6).maybeNear(0, 1)).isTrue();
  }
}
