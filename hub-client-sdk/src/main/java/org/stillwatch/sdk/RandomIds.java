package org.stillwatch.sdk;

import java.util.UUID;
import java.util.random.RandomGenerator;
import org.stillwatch.wire.indicator.StixId;

/** Random ids (RFC 9562 version 4): nothing can be told from one. */
final class RandomIds {
  private final RandomGenerator random;

  RandomIds(RandomGenerator random) {
    this.random = random;
  }

  StixId next(String type) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new StixId(type, new UUID(high, low));
  }
}
