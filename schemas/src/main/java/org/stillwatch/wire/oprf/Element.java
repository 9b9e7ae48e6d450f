package org.stillwatch.wire.oprf;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.ECPoint;
import org.stillwatch.wire.canonical.Bytes;

/**
 * A point of the group, not the identity. It travels compressed (SEC 1 section 2.3.3), as 33 bytes
 * or 44 characters of base64url; every other encoding is refused. Equal by encoding.
 */
public final class Element {
  /** Length of the encoding in bytes. */
  public static final int SIZE = 33;

  private final ECPoint point;
  private final Bytes encoded;

  private Element(ECPoint point, Bytes encoded) {
    this.point = point;
    this.encoded = encoded;
  }

  /**
   * Reads the compressed encoding.
   *
   * @throws IllegalArgumentException for the identity, other encodings, and points off the curve
   */
  public static Element of(Bytes encoded) {
    var octets = encoded.toByteArray();
    if (octets.length != SIZE || (octets[0] != 2 && octets[0] != 3)) {
      throw new IllegalArgumentException("expected a compressed point of P-256, 33 bytes");
    }
    try {
      return new Element(Suite.curve().decodePoint(octets), encoded);
    } catch (IllegalArgumentException _unrepeated) {
      throw new IllegalArgumentException("expected a point on the curve P-256");
    }
  }

  /** Reads 44 characters of base64url. */
  public static Element parse(String base64Url) {
    return of(Bytes.fromBase64Url(base64Url));
  }

  /** Many points at once, which shares the cost of bringing them to affine form. */
  static List<Element> of(List<ECPoint> points) {
    var affine = points.toArray(new ECPoint[0]);
    Suite.curve().normalizeAll(affine);
    var elements = new ArrayList<Element>(affine.length);
    for (var point : affine) {
      if (point.isInfinity()) {
        throw new IllegalArgumentException("the identity is no element (RFC 9497 section 2.1)");
      }
      elements.add(new Element(point, Bytes.of(point.getEncoded(true))));
    }
    return elements;
  }

  static Element of(ECPoint point) {
    return of(List.of(point)).get(0);
  }

  ECPoint point() {
    return point;
  }

  public Bytes encoded() {
    return encoded;
  }

  public String base64Url() {
    return encoded.base64Url();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Element that && encoded.equals(that.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  @Override
  public String toString() {
    return "Element[" + SIZE + "]";
  }
}
