package org.stillwatch.wire;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A SecureRandom that gives the same bytes in every run. For tests only. */
public final class Seeded {
  private Seeded() {}

  public static SecureRandom random(long seed) {
    try {
      var random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA1PRNG", e);
    }
  }
}
