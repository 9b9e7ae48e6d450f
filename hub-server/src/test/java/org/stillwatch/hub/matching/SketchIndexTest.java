package org.stillwatch.hub.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.wire.indicator.Comparison;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.indicator.Standing;

/** The index against a plain look at all sketches. */
class SketchIndexTest {
  private static final double LEAST = 0.2;

  private record Held(Comparison comparison, Sketch sketch) {}

  @ParameterizedTest
  @CsvSource({"1, 1, 900", "2, 2, 900", "3, 2, 3000", "4, 3, 900", "5, 6, 300"})
  void whatSharesABandAndIsAlikeIsFoundWhateverWasTakenOut(long seed, int rows, int steps) {
    Random random = new Random(seed);
    SketchIndex index = new SketchIndex(rows);
    Map<Long, Held> model = new TreeMap<>();
    long next = 1;
    for (int step = 0; step < steps; step++) {
      Held drawn = drawn(random);
      if (random.nextInt(4) > 0 || model.isEmpty()) {
        index.add(next, drawn.comparison(), drawn.sketch());
        model.put(next, drawn);
        next += 1 + random.nextInt(3);
      } else {
        long gone = List.copyOf(model.keySet()).get(random.nextInt(model.size()));
        index.remove(gone);
        model.remove(gone);
      }
      assertThat(index.size()).as("seed %d, step %d", seed, step).isEqualTo(model.size());
      assertThat(found(index, drawn))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(expected(model, drawn, rows));
    }
  }

  @Test
  void aSketchThatIsFoundIsTheOneThatWasAdded() {
    SketchIndex index = new SketchIndex(2);
    Random random = new Random(6);
    List<Held> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      all.add(drawn(random));
      index.add(i, all.get(i).comparison(), all.get(i).sketch());
    }
    for (int i = 0; i < all.size(); i += 97) {
      Held held = all.get(i);
      index
          .alike(held.comparison(), held.sketch(), LEAST)
          .forEach(
              found -> assertThat(found.sketch()).isEqualTo(all.get((int) found.value()).sketch()));
    }
  }

  @Test
  void aValueThatIsInIsNotAddedAgain() {
    SketchIndex index = new SketchIndex(2);
    Held held = drawn(new Random(7));
    index.add(1, held.comparison(), held.sketch());
    index.add(2, held.comparison(), drawn(new Random(8)).sketch());
    index.add(1, held.comparison(), held.sketch());
    assertThat(index.size()).isEqualTo(2);
    assertThat(found(index, held)).containsExactly(1L);
  }

  @Test
  void anEntryCostsLittleMoreThanItsContent() {
    SketchIndex index = new SketchIndex(2);
    Random random = new Random(9);
    Comparison comparison = Comparison.alike("t c8", Feature.C8, Standing.ALONE);
    int entries = 30_000;
    for (int i = 0; i < entries; i++) {
      index.add(i, comparison, random(random, Feature.C8));
    }
    assertThat(index.bytes() / entries)
        .as("bytes an entry, 256 of them content")
        .isBetween(256L, 1_700L);
  }

  @Test
  void whatWasTakenOutCostsNothingInTheEnd() {
    SketchIndex index = new SketchIndex(2);
    Random random = new Random(10);
    Comparison comparison = Comparison.alike("t c12", Feature.C12, Standing.ALONE);
    long most = 0;
    for (int i = 0; i < 60_000; i++) {
      index.add(i, comparison, random(random, Feature.C12));
      if (i >= 2_000) {
        index.remove(i - 2_000L);
      }
      if (i == 6_000) {
        most = 2 * index.bytes();
      }
    }
    assertThat(index.size()).isEqualTo(2_000);
    assertThat(index.bytes()).isLessThan(most);
  }

  private static Set<Long> found(SketchIndex index, Held drawn) {
    List<SketchIndex.Found> all = index.alike(drawn.comparison(), drawn.sketch(), LEAST);
    Set<Long> ids = all.stream().map(SketchIndex.Found::value).collect(Collectors.toSet());
    assertThat(ids).as("each once").hasSameSizeAs(all);
    return ids;
  }

  private static Set<Long> expected(Map<Long, Held> model, Held drawn, int rows) {
    Set<Long> ids = new HashSet<>();
    model.forEach((id, held) -> {
      if (held.comparison().equals(drawn.comparison())
          && held.sketch().estimatedJaccard(drawn.sketch()) >= LEAST
          && shareBand(held.sketch(), drawn.sketch(), rows)) {
        ids.add(id);
      }
    });
    return ids;
  }

  private static boolean shareBand(Sketch one, Sketch other, int rows) {
    long[] a = one.bandKeys(rows);
    long[] b = other.bandKeys(rows);
    for (int i = 0; i < a.length; i++) {
      if (a[i] == b[i]) {
        return true;
      }
    }
    return false;
  }

  /** One of few families, more or less changed, so that many are about as alike as the least. */
  private static Held drawn(Random random) {
    List<Feature> features = List.of(Feature.C8, Feature.C12, Feature.SKELETON);
    Feature feature = features.get(random.nextInt(features.size()));
    byte[] components = new byte[feature.components()];
    new Random(random.nextInt(12)).nextBytes(components);
    int changed = random.nextInt(2 * components.length);
    for (int i = 0; i < changed; i++) {
      components[random.nextInt(components.length)] = (byte) random.nextInt();
    }
    return new Held(
        Comparison.alike("t " + feature.wireName(), feature, Standing.ALONE),
        Sketch.of(feature, components));
  }

  private static Sketch random(Random random, Feature feature) {
    byte[] components = new byte[feature.components()];
    random.nextBytes(components);
    return Sketch.of(feature, components);
  }
}
