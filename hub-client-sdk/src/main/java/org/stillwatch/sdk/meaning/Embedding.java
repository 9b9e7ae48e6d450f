package org.stillwatch.sdk.meaning;

/**
 * A model that turns a text into a direction: the open seam of this room, found as a service on the
 * class path. Texts that ask the same have a small angle between them. The constructor must be
 * cheap; what is large is loaded by the first call of {@link #of}. For one thread at a time.
 */
public interface Embedding {
  /**
   * Name and version of the whole way from a text to its levels, such as {@code
   * stillwatch-meaning-bge-small/2}: the reducer of the indicators. Another model, another name.
   */
  String reducer();

  /** How many numbers a direction has: {@value MeaningLevels#COUNT} at least. */
  int dimensions();

  /**
   * The direction of this text's meaning, of any length but 0.
   *
   * @param text normalised; not empty
   * @throws MeaningUnavailable if the model cannot be loaded on this machine
   */
  float[] of(String text) throws MeaningUnavailable;
}
