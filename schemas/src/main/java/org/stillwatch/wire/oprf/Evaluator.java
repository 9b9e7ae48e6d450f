package org.stillwatch.wire.oprf;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;

/** The hub's half: BlindEvaluate in verifiable mode (RFC 9497 section 3.3.2). Stateless. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Evaluates a batch under one key and proves it once.
   *
   * @param blinded 1 to {@link Suite#MAX_BATCH}
   */
  public static Evaluation evaluate(
      EvaluationKey key, List<BlindedElement> blinded, SecureRandom random) {
    return evaluate(key, blinded, Suite.randomScalar(random));
  }

  static Evaluation evaluate(EvaluationKey key, List<BlindedElement> blinded, BigInteger r) {
    if (blinded.isEmpty() || blinded.size() > Suite.MAX_BATCH) {
      throw new IllegalArgumentException("a batch has 1 to " + Suite.MAX_BATCH + " elements");
    }
    var inputs = blinded.stream().map(BlindedElement::element).toList();
    var outputs = Element.of(inputs.stream().map(Element::point).map(key::times).toList());
    var proof = prove(key, inputs, outputs, r);
    return new Evaluation(outputs.stream().map(EvaluatedElement::new).toList(), proof);
  }

  /** GenerateProof (RFC 9497 section 2.2.1), with the fast composites of one who knows the key. */
  private static EvaluationProof prove(
      EvaluationKey key, List<Element> inputs, List<Element> outputs, BigInteger r) {
    var publicKey = key.publicKey().element();
    var m = Composites.sum(inputs, Composites.weights(publicKey, inputs, outputs));
    var z = key.times(m);
    var t2 = Suite.multiplySecret(Suite.generator(), r);
    var t3 = Suite.multiplySecret(m, r);
    var c = Composites.challenge(publicKey, List.of(m, z, t2, t3));
    return EvaluationProof.of(c, key.answer(r, c));
  }
}
