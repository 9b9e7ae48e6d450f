package org.stillwatch.sdk.cluster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.SampledPrompt;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Shingler;
import org.stillwatch.wire.indicator.Feature;

/**
 * The templates of the lab's own clusters, for a second look at all prompts: an account that mixes
 * templates, or mixes one with honest traffic, has none of its own but contains these. Never leaves
 * the lab. Not thread-safe.
 */
final class Dictionary {
  /** Of entries that share a shingle only so many are found by it: they are alike anyway. */
  private static final int MOST_ENTRIES = 64;

  private final Shingler shingler;
  private final double containment;
  private final Map<Long, int[]> postings = new HashMap<>();
  private final int[] sizes;
  private final int[] met;
  private final int[] touched;

  /** A dictionary of these templates; the place in the list is the entry's number. */
  Dictionary(GroupKey key, List<Core> cores, Recipe recipe) {
    this.shingler = new Shingler(key);
    this.containment = recipe.containment();
    this.sizes = new int[cores.size()];
    this.met = new int[cores.size()];
    this.touched = new int[cores.size()];
    for (int entry = 0; entry < cores.size(); entry++) {
      ShingleSet template = cores.get(entry).template().c12();
      sizes[entry] = template.size();
      if (template.size() >= recipe.hitShingles()) {
        int[] posting = {entry};
        template.stream().forEach(shingle -> postings.merge(shingle, posting, Dictionary::joined));
      }
    }
  }

  private static int[] joined(int[] one, int[] other) {
    if (one.length == MOST_ENTRIES) {
      return one;
    }
    int[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** Which templates these prompts contain, no two of which are the same. */
  Hits hits(List<SampledPrompt> prompts) {
    SortedMap<Integer, Integer> byCore = new TreeMap<>();
    int hitting = 0;
    for (SampledPrompt prompt : prompts) {
      hitting += hit(shingler.set(prompt.text(), Feature.C12), byCore) ? 1 : 0;
    }
    return new Hits(byCore, hitting);
  }

  private boolean hit(ShingleSet prompt, SortedMap<Integer, Integer> byCore) {
    int count = 0;
    for (int i = 0; i < prompt.size(); i++) {
      int[] entries = postings.get(prompt.at(i));
      if (entries != null) {
        for (int entry : entries) {
          if (met[entry]++ == 0) {
            touched[count++] = entry;
          }
        }
      }
    }
    boolean any = false;
    for (int i = 0; i < count; i++) {
      int entry = touched[i];
      if (met[entry] >= containment * sizes[entry]) {
        byCore.merge(entry, 1, Integer::sum);
        any = true;
      }
      met[entry] = 0;
    }
    return any;
  }
}
