package org.stillwatch.sdk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.SipHash;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.TokenClass;

/** Digests are in stores on disk: how they are made must not change. */
class WatchDigestTest {
  private static final byte[] KEY = key();

  private final WatchDigest digest = new WatchDigest(Bytes.of(KEY));

  private static byte[] key() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (7 * i);
    }
    return key;
  }

  private static WatchDigest.Key twoHashes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new WatchDigest.Key(
        new SipHash(Arrays.copyOf(KEY, 16)).hash(bytes),
        new SipHash(Arrays.copyOfRange(KEY, 16, 32)).hash(bytes));
  }

  @ParameterizedTest
  @EnumSource(TokenClass.class)
  void aValuesDigestIsTwoKeyedHashesOfItsClassAndText(TokenClass of) {
    for (String text : new String[] {"x", "card:4000000000000002", "ключ", "a\ud83d\ude00"}) {
      assertThat(digest.of(new CanonicalValue(of, text)))
          .isEqualTo(twoHashes(of.wireName() + "\0" + text));
      assertThat(digest.firstOf(new CanonicalValue(of, text)))
          .isEqualTo(twoHashes(of.wireName() + "\0" + text).high());
    }
  }

  @Test
  void anAccountsDigestIsOfAnotherKindThanThatOfAnyValue() {
    assertThat(digest.ofAccount("größe")).isEqualTo(twoHashes("account\0größe"));
    assertThat(digest.firstOfAccount("größe")).isEqualTo(twoHashes("account\0größe").high());
    assertThat(digest.ofAccount("x"))
        .isNotEqualTo(digest.of(new CanonicalValue(TokenClass.PAYMENT, "x")));
  }
}
