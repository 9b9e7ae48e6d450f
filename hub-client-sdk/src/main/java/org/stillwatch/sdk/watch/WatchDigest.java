package org.stillwatch.sdk.watch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.SipHash;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * Keyed digests of 128 bits, two SipHash-2-4 under two keys: equal for equal values, nothing
 * without the keys, and quick enough for the hot path. Of ten million values and one more, two are
 * taken for one with a chance of 3 in 10^32. They stay in the lab. Immutable and thread-safe.
 */
public final class WatchDigest {
  private static final int HALF = 16;
  private static final byte[] ACCOUNT = domain("account");
  private static final Map<TokenClass, byte[]> CLASSES = new EnumMap<>(TokenClass.class);

  static {
    for (TokenClass one : TokenClass.values()) {
      CLASSES.put(one, domain(one.wireName()));
    }
  }

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
    return of(Objects.requireNonNull(CLASSES.get(value.tokenClass())), value.text());
  }

  /** Of an account's name in the lab. */
  public Key ofAccount(String account) {
    return of(ACCOUNT, account);
  }

  private Key of(byte[] domain, String text) {
    byte[] tail = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(domain, domain.length + tail.length);
    System.arraycopy(tail, 0, bytes, domain.length, tail.length);
    return new Key(first.hash(bytes), second.hash(bytes));
  }

  /** Keeps what is of one class apart from what is of another. */
  private static byte[] domain(String name) {
    return (name + '\0').getBytes(StandardCharsets.UTF_8);
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
