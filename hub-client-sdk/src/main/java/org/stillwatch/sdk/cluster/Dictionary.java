package org.stillwatch.sdk.cluster;

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
  private final Shingler shingler;
  private final Recipe recipe;
  private final Map<Long, int[]> postings = new HashMap<>();
  private final int[] sizes;
  private final int[] met;

  /** A dictionary of these templates; the place in the list is the entry's number. */
  Dictionary(GroupKey key, List<Core> cores, Recipe recipe) {
    this.shingler = new Shingler(key);
    this.recipe = recipe;
    this.sizes = new int[cores.size()];
    this.met = new int[cores.size()];
    for (int entry = 0; entry < cores.size(); entry++) {
      ShingleSet template = cores.get(entry).template().c12();
      sizes[entry] = template.size();
      if (template.size() >= recipe.hitShingles()) {
        int number = entry;
        template.stream().forEach(s -> postings.merge(s, new int[] {number}, Dictionary::joined));
      }
    }
  }

  private static int[] joined(int[] one, int[] other) {
    int[] both = java.util.Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** How many of these prompts contain each entry; entries with no hit are left out. */
  SortedMap<Integer, Integer> hits(List<SampledPrompt> prompts) {
    TreeMap<Integer, Integer> hits = new TreeMap<>();
    for (SampledPrompt prompt : prompts) {
      ShingleSet shingles = shingler.set(prompt.text(), Feature.C12);
      java.util.Set<Integer> touched = new java.util.TreeSet<>();
      for (int i = 0; i < shingles.size(); i++) {
        int[] entries = postings.get(shingles.at(i));
        if (entries != null) {
          for (int entry : entries) {
            met[entry]++;
            touched.add(entry);
          }
        }
      }
      for (int entry : touched) {
        if (met[entry] >= recipe.containment() * sizes[entry]) {
          hits.merge(entry, Math.min(prompt.times(), recipe.hits()), Integer::sum);
        }
        met[entry] = 0;
      }
    }
    return hits;
  }
}
