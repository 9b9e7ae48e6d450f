package org.stillwatch.sdk.cluster;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.SampledPrompt;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Shingler;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/**
 * The templates of the lab's own clusters, for a second look at all prompts: an account that mixes
 * templates, or mixes one with honest traffic, has none of its own but contains these. Only the
 * smallest shingles of each template are looked for at first: a prompt with .7 of a template misses
 * all of them with probability .3^32, which is 2e-17. What was found by them is compared whole.
 * Never leaves the lab. Not thread-safe.
 */
final class Dictionary {
  private static final int INDEXED = 32;

  /** Of templates that share a shingle only so many are found by it: they are alike anyway. */
  private static final int MOST_ENTRIES = 64;

  private final Shingler shingler;
  private final double containment;
  private final List<Template> templates;
  private final Postings postings = new Postings(MOST_ENTRIES);
  private final PromptShingles present = new PromptShingles();
  private final boolean[] met;
  private final int[] touched;

  /** The dictionary of these templates, which hits tell by their places. */
  Dictionary(GroupKey key, List<Template> templates, Recipe recipe) {
    this.shingler = new Shingler(key);
    this.containment = recipe.containment();
    this.templates = templates;
    this.met = new boolean[templates.size()];
    this.touched = new int[met.length];
    for (int place = 0; place < templates.size(); place++) {
      ShingleSet template = templates.get(place).c12();
      if (template.size() >= recipe.hitShingles()) {
        for (int i = 0; i < Math.min(INDEXED, template.size()); i++) {
          postings.add(template.at(i), place);
        }
      }
    }
  }

  /** Which templates these prompts contain, no two of which are the same. */
  Hits hits(List<SampledPrompt> prompts) {
    SortedMap<Integer, Integer> byCore = new TreeMap<>();
    int hitting = 0;
    for (SampledPrompt prompt : prompts) {
      hitting += hit(prompt.text(), byCore) ? 1 : 0;
    }
    return new Hits(byCore, hitting);
  }

  private boolean hit(String prompt, SortedMap<Integer, Integer> byCore) {
    int cut = shingler.cut(prompt, Feature.C12);
    int count = 0;
    for (int i = 0; i < cut; i++) {
      for (int at = postings.first(shingler.at(i)); at >= 0; at = postings.next(at)) {
        int entry = postings.member(at);
        if (!met[entry]) {
          met[entry] = true;
          touched[count++] = entry;
        }
      }
    }
    if (count > 0) {
      present.take(shingler, cut);
    }
    boolean any = false;
    for (int i = 0; i < count; i++) {
      met[touched[i]] = false;
      ShingleSet template = templates.get(touched[i]).c12();
      if (present.shared(template) >= containment * template.size()) {
        byCore.merge(touched[i], 1, Integer::sum);
        any = true;
      }
    }
    return any;
  }
}
