package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.reduce.ShinglePiles;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;

class BoilerplateTest {
  @TempDir private Path folder;

  private Boilerplate.Room room(int mostCounted) {
    return new Boilerplate.Room(mostCounted, () -> new ShinglePiles(folder, new SecureRandom()));
  }

  @Test
  void theMemoryForCountingDoesNotChangeWhatIsFound() throws IOException {
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
    ShingleSet atOnce = new Boilerplate(templates, clusters, room(1 << 20)).inMoreThan(3);
    assertThat(atOnce.size()).isBetween(50, 250);
    for (int mostCounted : new int[] {1_000, 100, 5, 1}) {
      assertThat(new Boilerplate(templates, clusters, room(mostCounted)).inMoreThan(3))
          .as("seed %d, %d at once", seed, mostCounted)
          .isEqualTo(atOnce);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
