package org.stillwatch.wire.oprf;

/**
 * What is public of one evaluator's share.
 *
 * @param index where the sharing polynomial was taken, 1 to {@link #MAX_INDEX}
 * @param commitment the generator times the share
 */
public record KeyShare(int index, EvaluationPublicKey commitment) {
  /** The greatest index, and so the most evaluators of one key. */
  public static final int MAX_INDEX = 64;

  public KeyShare {
    if (index < 1 || index > MAX_INDEX) {
      throw new IllegalArgumentException("the index of a share is from 1 to " + MAX_INDEX);
    }
  }
}
