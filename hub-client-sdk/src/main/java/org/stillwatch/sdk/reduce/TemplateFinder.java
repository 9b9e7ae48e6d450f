package org.stillwatch.sdk.reduce;

import java.util.List;
import org.stillwatch.wire.indicator.Feature;

/**
 * Finds what prompts of one account have in common: shingles in at least half of them, in three of
 * them at least, and not in the background. Not thread-safe: it holds its tables.
 */
public final class TemplateFinder {
  /** Fewer distinct prompts have no template. */
  public static final int MIN_PROMPTS = 3;

  private final Background background;
  private final Shingler shingler;
  private final ShingleCounts counts = new ShingleCounts();

  public TemplateFinder(GroupKey key, Background background) {
    this.background = background;
    this.shingler = new Shingler(key);
  }

  /** The template of these distinct prompts, each as {@link Normaliser} returned it. */
  public Template find(List<String> normalised) {
    if (normalised.size() < MIN_PROMPTS) {
      return Template.NONE;
    }
    return new Template(
        common(normalised, Feature.C8),
        common(normalised, Feature.C12),
        common(normalised, Feature.SKELETON));
  }

  private ShingleSet common(List<String> normalised, Feature feature) {
    counts.clear();
    for (int prompt = 0; prompt < normalised.size(); prompt++) {
      int cut = shingler.cut(normalised.get(prompt), feature);
      for (int i = 0; i < cut; i++) {
        counts.count(shingler.at(i), prompt);
      }
    }
    int needed = Math.max(MIN_PROMPTS, (normalised.size() + 1) / 2);
    return counts.atLeast(needed).filter(shingle -> !background.contains(shingle));
  }
}
