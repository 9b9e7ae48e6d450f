package org.stillwatch.sdk.sink.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What sender and receiver of a webhook share. Immutable; hidden in {@code toString}. */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int MOST_SECRETS = 2;

  private final SecretKeySpec key;

  private WebhookSecret(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * Reads a secret: {@code whsec_} and 24 to 64 bytes in base64.
   *
   * @throws IllegalArgumentException otherwise; the message does not repeat the text
   */
  public static WebhookSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw unfit();
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
    } catch (IllegalArgumentException _secret) {
      throw unfit();
    }
    if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
      throw unfit();
    }
    return new WebhookSecret(bytes);
  }

  private static IllegalArgumentException unfit() {
    return new IllegalArgumentException("expected whsec_ and 24 to 64 bytes in base64");
  }

  /** The secrets of a file: one, or, while it is changed, the new and the old, a line each. */
  static List<WebhookSecret> all(byte[] file) {
    List<WebhookSecret> secrets =
        new String(file, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(WebhookSecret::parse)
            .toList();
    if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
      throw new IllegalArgumentException("expected one secret, or two while it is changed");
    }
    return secrets;
  }

  /** The signature, with its version: {@code v1,} and base64 of HMAC-SHA-256. */
  String signature(String id, Instant sent, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update((id + "." + sent.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }
}
