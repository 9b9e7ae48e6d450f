package org.stillwatch.sdk.pseudonym;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.stillwatch.wire.canonical.Bytes;

/**
 * Keyed digests of values, HMAC-SHA-256: equal for equal values, and nothing without the key. They
 * stay in the lab. Immutable and thread-safe.
 */
public final class LocalDigest {
  private final SecretKeySpec key;

  /**
   * Digests under that key.
   *
   * @param secret at least 16 bytes
   */
  public LocalDigest(Bytes secret) {
    if (secret.size() < 16) {
      throw new IllegalArgumentException("the key of local digests has 16 bytes at least");
    }
    this.key = new SecretKeySpec(secret.toByteArray(), "HmacSHA256");
  }

  /** The key itself, for another machine of the lab. */
  public Bytes secret() {
    return Bytes.of(key.getEncoded());
  }

  /** 43 characters. */
  public String of(CanonicalValue value) {
    return of(value.tokenClass().input(value.text()));
  }

  String of(Bytes content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Bytes.of(mac.doFinal(content.toByteArray())).base64Url();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  String of(String text) {
    return of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return "LocalDigest[hidden]";
  }
}
