package org.stillwatch.sdk.pattern;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.KeyedMinHash;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.IndicatorKinds;

/**
 * Makes what leaves the lab of a cluster's behaviour: a weighted MinHash of its levels, in which a
 * level weighs two and its neighbours one, so that one step more or less is still alike. No level,
 * count or time leaves. Immutable and thread-safe.
 */
public final class PatternSketch {
  /** The name of this way from behaviour to a sketch. */
  public static final String REDUCER = "stillwatch-pattern/1";

  /** What makes sketches comparable: nothing but the reducer itself. */
  public static final String BACKGROUND = Digest.of(Bytes.utf8(REDUCER)).base64Url();

  /** With fewer traits known, a sketch says next to nothing. */
  static final int FEWEST_TRAITS = 8;

  private final KeyedMinHash minHash;

  public PatternSketch(GroupKey key) {
    this.minHash = new KeyedMinHash(key, REDUCER, IndicatorKinds.ACCOUNT_PATTERN.bytes());
  }

  /** The sketch of a cluster of these accounts; empty if too little is known of them. */
  public Optional<Bytes> of(List<Member> members) {
    List<Level> levels = Levels.of(members);
    return levels.size() < FEWEST_TRAITS
        ? Optional.empty()
        : Optional.of(Bytes.of(minHash.sketch(items(levels))));
  }

  static Set<String> items(List<Level> levels) {
    Set<String> items = new HashSet<>();
    for (Level level : levels) {
      String trait = level.trait() + " ";
      items.add(trait + level.level() + " a");
      items.add(trait + level.level() + " b");
      if (level.ordered()) {
        items.add(trait + (level.level() - 1) + " a");
        items.add(trait + (level.level() + 1) + " a");
      }
    }
    return items;
  }
}
