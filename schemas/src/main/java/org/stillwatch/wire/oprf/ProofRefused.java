package org.stillwatch.wire.oprf;

/**
 * An evaluation was not made with the key of the manifest, or not over what was sent. The evaluator
 * must not be believed, and nothing of the batch is a token.
 */
public final class ProofRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProofRefused(String expectation) {
    super(expectation);
  }
}
