package org.stillwatch.sdk.meaning;

import java.util.Random;

/**
 * A model that behaves: texts with many words in common have a small angle between them, and all
 * texts lean a little to one side, as those of real models do. Knows no language.
 */
public final class WordsEmbedding implements Embedding {
  private static final int DIMENSIONS = 400;

  private final String reducer;

  public WordsEmbedding(String reducer) {
    this.reducer = reducer;
  }

  @Override
  public String reducer() {
    return reducer;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] of(String text) {
    float[] sum = new float[DIMENSIONS];
    sum[0] = 2;
    for (String word : text.split(" ", -1)) {
      Random random = new Random(word.hashCode() * 31L + 7);
      for (int i = 0; i < DIMENSIONS; i++) {
        sum[i] += (float) random.nextGaussian();
      }
    }
    return sum;
  }
}
