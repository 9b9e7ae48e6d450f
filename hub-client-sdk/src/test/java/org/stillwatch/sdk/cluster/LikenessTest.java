package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.reduce.ShingleSet;

class LikenessTest {
  @Test
  void itUnitesWhatComparingAllPairsUnites() {
    long seed = 31;
    Random random = new Random(seed);
    List<long[]> frames = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      frames.add(random.longs(20 + random.nextInt(200)).toArray());
    }
    List<ShingleSet> sets = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      LongStream frame =
          LongStream.of(frames.get(random.nextInt(25))).filter(s -> random.nextInt(5) > 0);
      sets.add(
          ShingleSet.of(LongStream.concat(frame, random.longs(random.nextInt(200))).toArray()));
    }
    UnionFind fast = new UnionFind(sets.size());
    new Likeness(fast).unite(sets.size(), sets::get, 6, 0.3);
    UnionFind exact = new UnionFind(sets.size());
    for (int i = 0; i < sets.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (sets.get(i).jaccard(sets.get(j)) >= 0.3) {
          exact.unite(i, j);
        }
      }
    }
    assertThat(Groups.of(fast, sets.size()))
        .as("seed %d", seed)
        .isEqualTo(Groups.of(exact, sets.size()));
    assertThat(Groups.of(exact, sets.size())).hasSizeBetween(10, 390);
  }
}
