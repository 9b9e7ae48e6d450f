package org.stillwatch.sdk.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.reduce.ShingleCounts;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/**
 * Finds what many unrelated templates of a lab contain, and so says nothing of any operator. Counts
 * all shingles at once if there are not too many different ones, and else a range of them at a
 * time, each in a pass over all templates.
 */
final class Boilerplate {
  private final List<Template> templates;
  private final UnionFind clusters;
  private final List<List<Integer>> groups;
  private final int mostCounted;

  /**
   * The search to come.
   *
   * @param mostCounted different shingles that may be counted at once; 32 to 64 bytes each
   */
  Boilerplate(List<Template> templates, UnionFind clusters, int mostCounted) {
    this.templates = templates;
    this.clusters = clusters;
    this.groups = Groups.of(clusters, templates.size());
    this.mostCounted = mostCounted;
  }

  /** Shingles of which the first so many bits are these. */
  private record Range(int bits, long first) {
    static final Range ALL = new Range(0, 0);

    boolean has(long shingle) {
      return bits == 0 || shingle >>> (Long.SIZE - bits) == first;
    }

    List<Range> halves() {
      return List.of(new Range(bits + 1, first << 1), new Range(bits + 1, first << 1 | 1));
    }
  }

  /** The shingles that occur in more clusters than this. */
  ShingleSet inMoreThan(int mostClusters) {
    Deque<Range> todo = new ArrayDeque<>(List.of(Range.ALL));
    List<ShingleSet> found = new ArrayList<>();
    while (!todo.isEmpty()) {
      Range range = todo.pop();
      Optional<ShingleCounts> counts = counted(range);
      if (counts.isPresent()) {
        found.add(counts.get().atLeast(mostClusters + 1));
      } else {
        range.halves().forEach(todo::push);
      }
    }
    return ShingleSet.of(found.stream().flatMapToLong(ShingleSet::stream).toArray());
  }

  /** Empty if there are too many. */
  private Optional<ShingleCounts> counted(Range range) {
    ShingleCounts counts = new ShingleCounts();
    for (List<Integer> members : groups) {
      int root = clusters.find(members.get(0));
      for (int member : members) {
        count(templates.get(member), range, counts, root);
        if (counts.size() > mostCounted) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(counts);
  }

  private static void count(Template template, Range range, ShingleCounts counts, int root) {
    for (Feature feature : Feature.values()) {
      ShingleSet shingles = template.of(feature);
      for (int i = 0; i < shingles.size(); i++) {
        if (range.has(shingles.at(i))) {
          counts.count(shingles.at(i), root);
        }
      }
    }
  }
}
