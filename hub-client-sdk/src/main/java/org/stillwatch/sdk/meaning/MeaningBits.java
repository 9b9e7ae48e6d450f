package org.stillwatch.sdk.meaning;

import org.stillwatch.wire.canonical.Bytes;

/**
 * On which side of {@value #COUNT} secret planes a meaning lies. What leaves the lab of a meaning.
 *
 * @param bytes {@value #BYTES}; the first plane is the highest bit of the first byte
 */
public record MeaningBits(Bytes bytes) {
  public static final int COUNT = 256;
  public static final int BYTES = COUNT / 8;

  public MeaningBits {
    if (bytes.size() != BYTES) {
      throw new IllegalArgumentException("a meaning has " + BYTES + " bytes");
    }
  }

  static MeaningBits of(boolean[] sides) {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < COUNT; i++) {
      bytes[i / 8] |= (byte) (sides[i] ? 0x80 >>> i % 8 : 0);
    }
    return new MeaningBits(Bytes.of(bytes));
  }

  /** On how many planes the two lie on different sides, 0 to {@value #COUNT}. */
  public int distance(MeaningBits other) {
    byte[] mine = bytes.toByteArray();
    byte[] theirs = other.bytes.toByteArray();
    int distance = 0;
    for (int i = 0; i < BYTES; i++) {
      distance += Integer.bitCount((mine[i] ^ theirs[i]) & 0xff);
    }
    return distance;
  }

  /**
   * The cosine of the angle between the two, as the bits estimate it: the share of planes between
   * them is the angle over pi (Charikar 2002). Its error is about 0.1 where the cosine is small.
   */
  public double estimatedCosine(MeaningBits other) {
    return Math.cos(Math.PI * distance(other) / COUNT);
  }

  /** Says nothing of the bits. */
  @Override
  public String toString() {
    return "MeaningBits[" + COUNT + " bits]";
  }
}
