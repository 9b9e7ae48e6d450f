package org.stillwatch.wire.oprf;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.ECPoint;
import org.stillwatch.wire.canonical.Digest;

/**
 * One weighted sum for a whole batch, and the challenge over it (RFC 9497 sections 2.2.1 and
 * 2.2.2). All values here are public.
 */
final class Composites {
  private static final String SCALAR_TAG = "HashToScalar-" + Suite.CONTEXT;
  private static final byte[] SEED_TAG =
      ("Seed-" + Suite.CONTEXT).getBytes(StandardCharsets.ISO_8859_1);

  private Composites() {}

  /** The weights d_i, bound to the key and to all pairs before them by their position. */
  static List<BigInteger> weights(Element key, List<Element> blinded, List<Element> evaluated) {
    var seedTranscript = new ByteArrayOutputStream();
    Suite.append(seedTranscript, key.encoded().toByteArray());
    Suite.append(seedTranscript, SEED_TAG);
    var seed = Digest.of(seedTranscript.toByteArray()).bytes().toByteArray();
    var weights = new ArrayList<BigInteger>(blinded.size());
    for (int i = 0; i < blinded.size(); i++) {
      var transcript = new ByteArrayOutputStream();
      Suite.append(transcript, seed);
      Suite.number(transcript, i);
      Suite.append(transcript, blinded.get(i).encoded().toByteArray());
      Suite.append(transcript, evaluated.get(i).encoded().toByteArray());
      Suite.label(transcript, "Composite");
      weights.add(Suite.hashToScalar(transcript.toByteArray(), SCALAR_TAG));
    }
    return weights;
  }

  static ECPoint sum(List<Element> elements, List<BigInteger> weights) {
    return Suite.sumPublic(elements.stream().map(Element::point).toList(), weights);
  }

  /** The challenge c over the key and M, Z, t2, t3. */
  static BigInteger challenge(Element key, List<ECPoint> points) {
    var transcript = new ByteArrayOutputStream();
    Suite.append(transcript, key.encoded().toByteArray());
    var affine = points.toArray(new ECPoint[0]);
    Suite.curve().normalizeAll(affine);
    for (var point : affine) {
      Suite.append(transcript, point.getEncoded(true));
    }
    Suite.label(transcript, "Challenge");
    return Suite.hashToScalar(transcript.toByteArray(), SCALAR_TAG);
  }
}
