package org.stillwatch.sdk.reduce;

/**
 * A fast keyed hash of a whole prompt as it was sent, for choosing samples and telling repetitions.
 * Stays inside the lab. Immutable and thread-safe.
 */
public final class PromptHash {
  private final long seed;
  private final long multiplier;

  public PromptHash(GroupKey key) {
    SipHash seeds = new SipHash(key.subkey("stillwatch prompt hash/1"));
    seed = seeds.hash(1);
    multiplier = seeds.hash(2) | 1;
  }

  public long of(String prompt) {
    long hash = seed + prompt.length();
    for (int i = 0; i < prompt.length(); i++) {
      hash = (hash ^ prompt.charAt(i)) * multiplier;
      hash ^= hash >>> 29;
    }
    return Shingler.mix(hash);
  }
}
