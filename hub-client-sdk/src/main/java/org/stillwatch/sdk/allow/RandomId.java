package org.stillwatch.sdk.allow;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random ids of entries (RFC 9562 version 4): nothing can be told from one. */
final class RandomId {
  private RandomId() {}

  static UUID next(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
