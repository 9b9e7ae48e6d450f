package org.stillwatch.sdk.watch;

import java.nio.charset.StandardCharsets;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.SipHash;
import org.stillwatch.wire.canonical.Bytes;

/**
 * Keyed digests of 128 bits, two SipHash-2-4 under two keys: equal for equal values, nothing
 * without the keys, and quick enough for the hot path. Of ten million values and one more, two are
 * taken for one with a chance of 3 in 10^32. They stay in the lab. Immutable and thread-safe.
 */
public final class WatchDigest {
  private static final int HALF = 16;

  private final SipHash first;
  private final SipHash second;

  /**
   * Digests under that key.
   *
   * @param key 32 bytes
   */
  public WatchDigest(Bytes key) {
    if (key.size() != 2 * HALF) {
      throw new IllegalArgumentException("the key of the watch has 32 bytes");
    }
    byte[] bytes = key.toByteArray();
    this.first = new SipHash(Bytes.of(bytes, 0, HALF).toByteArray());
    this.second = new SipHash(Bytes.of(bytes, HALF, 2 * HALF).toByteArray());
  }

  /** Of a value. */
  public Key of(CanonicalValue value) {
    return of(value.tokenClass().wireName() + '\0' + value.text());
  }

  /** Of an account's name in the lab. */
  public Key ofAccount(String account) {
    return of("account\0" + account);
  }

  private Key of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Key(first.hash(bytes), second.hash(bytes));
  }

  /** A digest. Its text is hidden: it goes into the private store only, encrypted. */
  public record Key(long high, long low) {
    @Override
    public String toString() {
      return "Key[hidden]";
    }
  }

  @Override
  public String toString() {
    return "WatchDigest[hidden]";
  }
}
