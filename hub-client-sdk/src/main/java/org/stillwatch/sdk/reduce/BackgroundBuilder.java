package org.stillwatch.sdk.reduce;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.meaning.Embedding;
import org.stillwatch.sdk.meaning.MeaningUnavailable;
import org.stillwatch.sdk.meaning.Ordinary;
import org.stillwatch.wire.indicator.Feature;

/**
 * Counts honest prompts, given one by one in any order, and says which shingles are common. Counts
 * over a sample of bounded size: 50,000 distinct prompts tell a share of one in a thousand to about
 * a seventh of itself. Not thread-safe.
 */
public final class BackgroundBuilder {
  /** Distinct prompts counted over, at most. */
  public static final int SAMPLE = 50_000;

  /** A shingle in a larger share of prompts is common. */
  public static final double COMMON = 0.001;

  /** The same for the skeleton, which is more alike everywhere. */
  public static final double COMMON_SKELETON = 0.005;

  /** What occurs in one prompt only is never common, however small the sample. */
  private static final int MIN_PROMPTS = 2;

  private static final int ROUGH_SLOTS = 1 << 23;

  private final GroupKey key;
  private final PromptHash hash;
  private final Normaliser normaliser = new Normaliser();
  private final PromptSample sample;

  public BackgroundBuilder(GroupKey key) {
    this(key, SAMPLE);
  }

  /** As above, over at most so many distinct prompts. */
  public BackgroundBuilder(GroupKey key, int mostPrompts) {
    this.key = key;
    this.hash = new PromptHash(key);
    this.sample = new PromptSample(mostPrompts);
  }

  /** Takes one honest prompt. */
  public void add(String prompt) {
    sample.offer(hash.of(prompt), prompt, normaliser::normalise);
  }

  /** The background of what was added so far. It says nothing of meaning. */
  public Background build() {
    return build(Optional.empty());
  }

  /**
   * The background of what was added so far, which speaks of meaning too.
   *
   * @throws MeaningUnavailable if too little was added, or the model cannot be loaded
   */
  public Background build(Embedding embedding) throws MeaningUnavailable {
    List<String> texts = sample.prompts().stream().map(SampledPrompt::text).toList();
    return build(Optional.of(Ordinary.of(embedding, texts)));
  }

  private Background build(Optional<Ordinary> meaning) {
    SipHash keyed = Background.keyed(key);
    long[] common =
        Arrays.stream(Feature.values())
            .flatMapToLong(feature -> common(feature).stream())
            .map(keyed::hash)
            .sorted()
            .distinct()
            .toArray();
    return Background.of(
        key, new BackgroundFile(key.check(), Reducer.NAME, sample.size(), common, meaning));
  }

  /** First a rough count that errs upwards only, then the exact one of what passed. */
  private ShingleSet common(Feature feature) {
    double share = feature == Feature.SKELETON ? COMMON_SKELETON : COMMON;
    int needed = Math.max(MIN_PROMPTS, (int) Math.floor(share * sample.size()) + 1);
    List<String> texts = sample.prompts().stream().map(SampledPrompt::text).toList();
    Shingler shingler = new Shingler(key);
    int[] rough = new int[ROUGH_SLOTS];
    for (String text : texts) {
      ShingleSet distinct = shingler.set(text, feature);
      for (int i = 0; i < distinct.size(); i++) {
        rough[slot(distinct.at(i))]++;
      }
    }
    ShingleCounts exact = new ShingleCounts();
    for (int prompt = 0; prompt < texts.size(); prompt++) {
      int cut = shingler.cut(texts.get(prompt), feature);
      for (int i = 0; i < cut; i++) {
        if (rough[slot(shingler.at(i))] >= needed) {
          exact.count(shingler.at(i), prompt);
        }
      }
    }
    return exact.atLeast(needed);
  }

  private static int slot(long shingle) {
    return (int) (shingle >>> 20) & ROUGH_SLOTS - 1;
  }
}
