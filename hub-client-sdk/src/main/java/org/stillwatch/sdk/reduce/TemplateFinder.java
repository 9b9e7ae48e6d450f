package org.stillwatch.sdk.reduce;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stillwatch.wire.indicator.Feature;

/**
 * Finds what prompts of one account have in common: shingles in at least half of them, in three of
 * them at least, and not in the background. First a rough count that errs upwards only, then the
 * exact one of the few that passed. A prompt of 1,000 characters costs about 7 microseconds for its
 * shingles and 16 with the counting, after 2 for its normal form. Not thread-safe: it holds its
 * tables.
 */
public final class TemplateFinder {
  /** Fewer prompts have no template. */
  public static final int MIN_PROMPTS = 3;

  /** The same prompt sent more often counts no more: a retry must not outweigh all others. */
  private static final int MOST_TIMES = 3;

  /**
   * Of what the prompts have in common, so much at least is not in the background. Less is a turn
   * of phrase in an ordinary text that the background happens not to have, and joins customers of
   * two labs who share it.
   */
  private static final int LEAST_UNUSUAL_PERCENT = 10;

  private final Background background;
  private final Shingler shingler;
  private final RoughCounts rough = new RoughCounts();
  private final ShingleCounts counts = new ShingleCounts();
  private final Map<Feature, Cuts> cuts = new EnumMap<>(Feature.class);

  public TemplateFinder(GroupKey key, Background background) {
    this.background = background;
    this.shingler = new Shingler(key);
    for (Feature feature : Feature.values()) {
      cuts.put(feature, new Cuts());
    }
  }

  /** The template of these prompts, no two of which are the same. */
  public Template find(List<SampledPrompt> prompts) {
    if (total(prompts) < MIN_PROMPTS) {
      return Template.NONE;
    }
    cuts.values().forEach(cut -> cut.clear(prompts.size()));
    for (SampledPrompt prompt : prompts) {
      cuts.forEach((feature, cut) -> cut.add(shingler, prompt.text(), feature));
    }
    return unusual(
        new Template(
            common(prompts, Feature.C8),
            common(prompts, Feature.C12),
            common(prompts, Feature.SKELETON)));
  }

  private ShingleSet common(List<SampledPrompt> prompts, Feature feature) {
    Cuts cut = Objects.requireNonNull(cuts.get(feature));
    int needed = Math.max(MIN_PROMPTS, (total(prompts) + 1) / 2);
    rough.clear(cut.size());
    for (int prompt = 0; prompt < prompts.size(); prompt++) {
      int weight = weight(prompts.get(prompt));
      rough.count(cut.shingles(), cut.from(prompt), cut.to(prompt), weight, needed);
    }
    counts.clear();
    for (int prompt = 0; prompt < prompts.size(); prompt++) {
      int weight = weight(prompts.get(prompt));
      for (int i = cut.from(prompt); i < cut.to(prompt); i++) {
        if (rough.mayReach(cut.shingles()[i], needed)) {
          counts.count(cut.shingles()[i], prompt, weight);
        }
      }
    }
    return counts.atLeast(needed);
  }

  private Template unusual(Template common) {
    Template unusual = common.filter(shingle -> !background.contains(shingle));
    return new Template(
        unusual.c8(),
        unusual.c12(),
        unusual.skeleton(),
        100L * size(unusual) < LEAST_UNUSUAL_PERCENT * (long) size(common));
  }

  private static int size(Template template) {
    return template.c8().size() + template.c12().size() + template.skeleton().size();
  }

  private static int total(List<SampledPrompt> prompts) {
    int total = 0;
    for (SampledPrompt prompt : prompts) {
      total += weight(prompt);
    }
    return total;
  }

  private static int weight(SampledPrompt prompt) {
    return Math.min(prompt.times(), MOST_TIMES);
  }
}
