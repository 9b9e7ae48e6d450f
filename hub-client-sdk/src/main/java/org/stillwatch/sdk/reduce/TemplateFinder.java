package org.stillwatch.sdk.reduce;

import java.util.List;
import org.stillwatch.wire.indicator.Feature;

/**
 * Finds what prompts of one account have in common: shingles in at least half of them, in three of
 * them at least, and not in the background. Not thread-safe: it holds its tables.
 */
public final class TemplateFinder {
  /** Fewer prompts have no template. */
  public static final int MIN_PROMPTS = 3;

  /** The same prompt sent more often counts no more: a retry must not outweigh all others. */
  private static final int MOST_TIMES = 3;

  private final Background background;
  private final Shingler shingler;
  private final ShingleCounts counts = new ShingleCounts();

  public TemplateFinder(GroupKey key, Background background) {
    this.background = background;
    this.shingler = new Shingler(key);
  }

  /** The template of these prompts, no two of which are the same. */
  public Template find(List<SampledPrompt> prompts) {
    if (total(prompts) < MIN_PROMPTS) {
      return Template.NONE;
    }
    return new Template(
        common(prompts, Feature.C8),
        common(prompts, Feature.C12),
        common(prompts, Feature.SKELETON));
  }

  private ShingleSet common(List<SampledPrompt> prompts, Feature feature) {
    counts.clear();
    int total = total(prompts);
    int needed = Math.max(MIN_PROMPTS, (total + 1) / 2);
    int left = total;
    for (int prompt = 0; prompt < prompts.size(); prompt++) {
      int weight = weight(prompts.get(prompt));
      boolean tooLateForNew = left < needed;
      int cut = shingler.cut(prompts.get(prompt).text(), feature);
      for (int i = 0; i < cut; i++) {
        if (tooLateForNew) {
          counts.countKnown(shingler.at(i), prompt, weight);
        } else {
          counts.count(shingler.at(i), prompt, weight);
        }
      }
      left -= weight;
    }
    return counts.atLeast(needed).filter(shingle -> !background.contains(shingle));
  }

  private static int total(List<SampledPrompt> prompts) {
    return prompts.stream().mapToInt(TemplateFinder::weight).sum();
  }

  private static int weight(SampledPrompt prompt) {
    return Math.min(prompt.times(), MOST_TIMES);
  }
}
