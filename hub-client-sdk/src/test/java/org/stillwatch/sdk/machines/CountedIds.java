package org.stillwatch.sdk.machines;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Real randomness, except that the ids of reports are drawn from a count: they come out again. */
final class CountedIds extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final AtomicLong count = new AtomicLong();

  @Override
  public long nextLong() {
    return count.incrementAndGet() * 0x9E3779B97F4A7C15L;
  }
}
