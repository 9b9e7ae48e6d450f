package org.stillwatch.wire.indicator;

import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * A sketch that is only held against those of clusters which something else has brought together.
 *
 * @param among digest of all that makes sketches comparable: two of different ones are noise to
 *     each other, and never alike
 */
public record Compared(Digest among, Bytes sketch) {
  /** A sketch that this reducer made with that background. */
  static Compared of(String reducer, String background, Bytes sketch) {
    return new Compared(Digest.of(Bytes.utf8(reducer + " " + background)), sketch);
  }

  /** How alike the two are, 0 to 1; 0 if they do not compare. */
  public double similarity(Compared other, Measure measure) {
    return among.equals(other.among) ? measure.similarity(sketch, other.sketch) : 0;
  }
}
