package org.stillwatch.sdk.watch;

import java.nio.charset.StandardCharsets;
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

  private final Halves accounts;
  private final Map<TokenClass, Halves> classes = new EnumMap<>(TokenClass.class);

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
    SipHash first = new SipHash(Bytes.of(bytes, 0, HALF).toByteArray());
    SipHash second = new SipHash(Bytes.of(bytes, HALF, 2 * HALF).toByteArray());
    accounts = Halves.of(first, second, "account");
    for (TokenClass one : TokenClass.values()) {
      classes.put(one, Halves.of(first, second, one.wireName()));
    }
  }

  /** Of a value. */
  public Key of(CanonicalValue value) {
    return Objects.requireNonNull(classes.get(value.tokenClass())).of(value.text());
  }

  /** Of an account's name in the lab. */
  public Key ofAccount(String account) {
    return accounts.of(account);
  }

  /** The first half of a value's digest: what a look-up needs, at half the price. */
  long firstOf(CanonicalValue value) {
    return Objects.requireNonNull(classes.get(value.tokenClass())).first(value.text());
  }

  /** As {@link #firstOf}, of an account's name in the lab. */
  long firstOfAccount(String account) {
    return accounts.first(account);
  }

  /** The hashes of one domain, which keeps what is of one class apart from what is of another. */
  private record Halves(SipHash high, SipHash low) {
    static Halves of(SipHash first, SipHash second, String domain) {
      byte[] before = (domain + '\0').getBytes(StandardCharsets.UTF_8);
      return new Halves(first.after(before), second.after(before));
    }

    long first(String text) {
      return high.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    Key of(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new Key(high.hash(bytes), low.hash(bytes));
    }
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
