package org.stillwatch.sdk.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.stillwatch.sdk.reduce.ShingleCounts;
import org.stillwatch.sdk.reduce.ShinglePiles;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/**
 * Finds what many unrelated templates of a lab contain, and so says nothing of any operator. Counts
 * all shingles at once if there are not too many different ones. Else they are parted into piles,
 * and these are counted one after the other.
 */
final class Boilerplate {
  private final List<Template> templates;
  private final UnionFind clusters;
  private final List<List<Integer>> groups;
  private final Room room;

  /**
   * Room for counting.
   *
   * @param mostCounted different shingles that may be counted at once; 32 to 64 bytes each
   * @param piles makes empty ones
   */
  record Room(int mostCounted, Supplier<ShinglePiles> piles) {}

  Boilerplate(List<Template> templates, UnionFind clusters, Room room) {
    this.templates = templates;
    this.clusters = clusters;
    this.groups = Groups.of(clusters, templates.size());
    this.room = room;
  }

  /** Shingles of which the first so many bits are these. */
  private record Range(int bits, long first) {
    static final Range ALL = new Range(0, 0);

    boolean has(long shingle) {
      return bits == 0 || shingle >>> (Long.SIZE - bits) == first;
    }

    List<Range> halves() {
      return List.of(new Range(bits + 1, first << 1), new Range(bits + 1, (first << 1) | 1));
    }
  }

  /** The shingles that occur in more clusters than this. */
  ShingleSet inMoreThan(int mostClusters) {
    Optional<ShingleCounts> all = counted(Range.ALL, this::each);
    if (all.isPresent()) {
      return all.get().atLeast(mostClusters + 1);
    }
    List<ShingleSet> found = new ArrayList<>();
    try (ShinglePiles piles = room.piles().get()) {
      for (List<Integer> members : groups) {
        int root = clusters.find(members.get(0));
        for (int member : members) {
          Template template = templates.get(member);
          for (Feature feature : Feature.values()) {
            piles.add(root, template.of(feature));
          }
        }
      }
      for (int pile = 0; pile < ShinglePiles.PILES; pile++) {
        int number = pile;
        Range range = new Range(ShinglePiles.BITS, pile);
        count(range, taker -> piles.each(number, taker), mostClusters + 1, found);
      }
    }
    return ShingleSet.of(found.stream().flatMapToLong(ShingleSet::stream).toArray());
  }

  /** Counts a pile; if it is too much even so, the halves of it. */
  private void count(
      Range whole, Consumer<ShinglePiles.Taker> pile, int fewest, List<ShingleSet> found) {
    Deque<Range> todo = new ArrayDeque<>(List.of(whole));
    while (!todo.isEmpty()) {
      Range range = todo.pop();
      Optional<ShingleCounts> counts = counted(range, pile);
      if (counts.isPresent()) {
        found.add(counts.get().atLeast(fewest));
      } else {
        range.halves().forEach(todo::push);
      }
    }
  }

  /** Empty if there are too many. */
  private Optional<ShingleCounts> counted(Range range, Consumer<ShinglePiles.Taker> source) {
    ShingleCounts counts = new ShingleCounts();
    source.accept((shingle, cluster) -> {
      if (range.has(shingle)) {
        counts.count(shingle, cluster);
      }
      return counts.size() <= room.mostCounted();
    });
    return counts.size() <= room.mostCounted() ? Optional.of(counts) : Optional.empty();
  }

  /** Hands out the shingles of all templates, cluster by cluster, until it is told to stop. */
  private void each(ShinglePiles.Taker taker) {
    for (List<Integer> members : groups) {
      int root = clusters.find(members.get(0));
      for (int member : members) {
        if (!each(templates.get(member), root, taker)) {
          return;
        }
      }
    }
  }

  private static boolean each(Template template, int root, ShinglePiles.Taker taker) {
    for (Feature feature : Feature.values()) {
      ShingleSet shingles = template.of(feature);
      for (int i = 0; i < shingles.size(); i++) {
        if (!taker.take(shingles.at(i), root)) {
          return false;
        }
      }
    }
    return true;
  }
}
