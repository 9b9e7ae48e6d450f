package org.stillwatch.wire.oprf;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * The lab's half: Blind and Finalize in verifiable mode (RFC 9497 section 3.3.2). It holds the
 * inputs and their blinds between the two: keep it in memory only. Immutable.
 */
public final class Blinding {
  private final List<Bytes> inputs;
  private final List<BigInteger> blinds;
  private final List<BlindedElement> elements;

  private Blinding(List<Bytes> inputs, List<BigInteger> blinds) {
    this.inputs = List.copyOf(inputs);
    this.blinds = List.copyOf(blinds);
    var points = new ArrayList<ECPoint>();
    for (int i = 0; i < inputs.size(); i++) {
      points.add(Suite.multiplySecret(Suite.hashToGroup(inputs.get(i)), blinds.get(i)));
    }
    this.elements = Element.of(points).stream().map(BlindedElement::new).toList();
  }

  /**
   * Blinds a batch.
   *
   * @param inputs 1 to {@link Suite#MAX_BATCH}, each at most {@link Suite#MAX_INPUT} bytes; see
   *     {@link TokenClass#input}
   */
  public static Blinding blind(List<Bytes> inputs, SecureRandom random) {
    return blind(inputs, Stream.generate(() -> Suite.randomScalar(random)));
  }

  /** With given blinds: for published vectors only. */
  static Blinding blind(List<Bytes> inputs, Stream<BigInteger> blinds) {
    if (inputs.isEmpty() || inputs.size() > Suite.MAX_BATCH) {
      throw new IllegalArgumentException("a batch has 1 to " + Suite.MAX_BATCH + " inputs");
    }
    if (inputs.stream().anyMatch(input -> input.size() > Suite.MAX_INPUT)) {
      throw new IllegalArgumentException("an input has at most 65,535 bytes");
    }
    return new Blinding(inputs, blinds.limit(inputs.size()).toList());
  }

  /** What to send, in the order of the inputs. */
  public List<BlindedElement> elements() {
    return elements;
  }

  /**
   * Verifies the proof over the whole batch and takes the blinds off.
   *
   * @param publicKey of the signed manifest, not of the answer
   * @return the tokens, in the order of the inputs
   * @throws ProofRefused if the proof does not hold, or the batch has another size
   */
  public List<Token> finish(Evaluation evaluation, EvaluationPublicKey publicKey) {
    var evaluated = evaluation.elements().stream().map(EvaluatedElement::element).toList();
    if (evaluated.size() != elements.size()) {
      throw new ProofRefused("expected one evaluated element for each blinded element");
    }
    verify(evaluated, evaluation.proof(), publicKey.element());
    var points = new ArrayList<ECPoint>();
    for (int i = 0; i < evaluated.size(); i++) {
      var inverse = BigIntegers.modOddInverse(Suite.order(), blinds.get(i));
      points.add(Suite.multiplySecret(evaluated.get(i).point(), inverse));
    }
    var unblinded = Element.of(points);
    var tokens = new ArrayList<Token>();
    for (int i = 0; i < inputs.size(); i++) {
      tokens.add(token(inputs.get(i), unblinded.get(i)));
    }
    return tokens;
  }

  /** VerifyProof (RFC 9497 section 2.2.2). */
  private void verify(List<Element> evaluated, EvaluationProof proof, Element publicKey) {
    var blinded = elements.stream().map(BlindedElement::element).toList();
    var weights = Composites.weights(publicKey, blinded, evaluated);
    var m = Composites.sum(blinded, weights);
    var z = Composites.sum(evaluated, weights);
    var answers = List.of(proof.s(), proof.c());
    var t2 = Suite.sumPublic(List.of(Suite.generator(), publicKey.point()), answers);
    var t3 = Suite.sumPublic(List.of(m, z), answers);
    if (!Composites.challenge(publicKey, List.of(m, z, t2, t3)).equals(proof.c())) {
      throw new ProofRefused(
          "expected a proof that the key of the manifest evaluated this batch (RFC 9497)");
    }
  }

  private static Token token(Bytes input, Element unblinded) {
    var transcript = new ByteArrayOutputStream();
    Suite.append(transcript, input.toByteArray());
    Suite.append(transcript, unblinded.encoded().toByteArray());
    Suite.label(transcript, "Finalize");
    return new Token(Digest.of(transcript.toByteArray()));
  }

  @Override
  public String toString() {
    return "Blinding[" + elements.size() + " inputs]";
  }
}
