package org.stillwatch.sdk.meaning;

import java.util.List;

/**
 * From a template's prompts to its levels: the mean of their meanings, in which the slots even out,
 * stripped of the ordinary and seen from the secret directions. For one thread at a time, as its
 * model is.
 */
public final class MeaningSketcher {
  private final Embedding embedding;
  private final Ordinary ordinary;
  private final Rotation rotation;

  /**
   * Sketches with this model.
   *
   * @param ordinary what the members' background says
   * @param key 16 bytes derived from the group key
   * @throws MeaningUnavailable if the background was made with another model
   */
  public MeaningSketcher(Embedding embedding, Ordinary ordinary, byte[] key)
      throws MeaningUnavailable {
    if (!ordinary.reducer().equals(embedding.reducer())
        || ordinary.dimensions() != embedding.dimensions()) {
      throw new MeaningUnavailable(MeaningUnavailable.Reason.OTHER_MODEL);
    }
    this.embedding = embedding;
    this.ordinary = ordinary;
    this.rotation = new Rotation(key, embedding.dimensions());
  }

  /** The reducer's name. */
  public String reducer() {
    return embedding.reducer();
  }

  /**
   * The levels of what these prompts ask in common.
   *
   * @param prompts normalised; one at least, none blank
   */
  public MeaningLevels sketch(List<String> prompts) throws MeaningUnavailable {
    if (prompts.isEmpty()) {
      throw new IllegalArgumentException("a meaning is of one prompt at least");
    }
    double[] sum = new double[embedding.dimensions()];
    for (String prompt : prompts) {
      double[] meaning = Directions.unit(embedding.of(prompt));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += meaning[i] / prompts.size();
      }
    }
    return rotation.levels(ordinary.stripped(sum));
  }

  @Override
  public String toString() {
    return "MeaningSketcher[" + reducer() + "]";
  }
}
