package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;

class BoilerplateTest {
  @Test
  void theMemoryForCountingDoesNotChangeWhatIsFound() {
    long seed = 5;
    Random random = new Random(seed);
    long[] common = random.longs(300).toArray();
    List<Template> templates = new ArrayList<>();
    UnionFind clusters = new UnionFind(80);
    for (int i = 0; i < 80; i++) {
      LongStream some = LongStream.of(common).filter(s -> random.nextInt(20) == 0);
      ShingleSet own = ShingleSet.of(LongStream.concat(some, random.longs(40)).toArray());
      templates.add(new Template(own, ShingleSet.empty(), ShingleSet.empty()));
      clusters.unite(i, i / 3 * 3);
    }
    ShingleSet atOnce = new Boilerplate(templates, clusters, 1 << 20).inMoreThan(3);
    assertThat(atOnce.size()).isBetween(50, 250);
    for (int mostCounted : new int[] {1_000, 100, 10}) {
      assertThat(new Boilerplate(templates, clusters, mostCounted).inMoreThan(3))
          .as("seed %d, %d at once", seed, mostCounted)
          .isEqualTo(atOnce);
    }
  }
}
