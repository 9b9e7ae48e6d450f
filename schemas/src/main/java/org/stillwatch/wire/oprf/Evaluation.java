package org.stillwatch.wire.oprf;

import java.util.List;

/**
 * The answer to a batch of blinded elements.
 *
 * @param elements in the order of the blinded ones
 * @param proof over the whole batch
 */
public record Evaluation(List<EvaluatedElement> elements, EvaluationProof proof) {
  public Evaluation {
    elements = List.copyOf(elements);
    if (elements.isEmpty() || elements.size() > Suite.MAX_BATCH) {
      throw new IllegalArgumentException("a batch has 1 to " + Suite.MAX_BATCH + " elements");
    }
  }
}
