package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShingleSetTest {
  @Test
  void itsTableAnswersAsItDoes() {
    Random random = new Random(13);
    for (int size : new int[] {0, 1, 5, 1_000}) {
      ShingleSet set =
          ShingleSet.of(random.longs(size).map(s -> s % 2 == 0 ? s : s >>> 40).toArray());
      assertThat(set.stream().allMatch(set.table())).isTrue();
      assertThat(random.longs(1_000).filter(set.table())).isEmpty();
      for (long value = 0; value < 1_000; value++) {
        assertThat(set.table().test(value)).isEqualTo(set.contains(value));
      }
    }
  }

  @Test
  void nearIsWhatTheExactSimilaritySays() {
    long seed = 12;
    Random random = new Random(seed);
    int near = 0;
    for (int round = 0; round < 3_000; round++) {
      long[] shared = random.longs(random.nextInt(150)).toArray();
      ShingleSet one =
          ShingleSet.of(
              LongStream.concat(LongStream.of(shared), random.longs(random.nextInt(150)))
                  .toArray());
      ShingleSet other =
          ShingleSet.of(
              LongStream.concat(LongStream.of(shared), random.longs(random.nextInt(150)))
                  .toArray());
      double exact = one.jaccard(other);
      for (double asked : new double[] {0.01, 0.3, exact, Math.nextUp(exact), 1}) {
        assertThat(one.isNear(other, asked) || asked == 0)
            .as("seed %d round %d, %s asked for at %s", seed, round, asked, exact)
            .isEqualTo(exact >= asked);
      }
      near += exact >= 0.3 ? 1 : 0;
    }
    assertThat(near).isBetween(300, 2_700);
  }
}
