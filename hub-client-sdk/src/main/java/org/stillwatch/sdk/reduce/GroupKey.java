package org.stillwatch.sdk.reduce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that the labs share and the hub does not have: under it all sketches and the
 * background are made. One lab makes it and hands it to the others out of band. Immutable,
 * thread-safe, equal by content (compared in constant time); never printed.
 */
public final class GroupKey {
  private static final int MIN_BYTES = 16;
  private static final int MAX_BYTES = 64;
  private static final int NEW_BYTES = 32;
  private static final String FORM = "stillwatch-group-key/1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] secret;

  private GroupKey(byte[] secret) {
    this.secret = secret;
  }

  /** A new key of 32 bytes. */
  public static GroupKey generate(SecureRandom random) {
    byte[] secret = new byte[NEW_BYTES];
    random.nextBytes(secret);
    return new GroupKey(secret);
  }

  /**
   * The key of these bytes, which are copied.
   *
   * @throws IllegalArgumentException if there are not 16 to 64 bytes
   */
  public static GroupKey of(byte[] secret) {
    if (secret.length < MIN_BYTES || secret.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a group key has " + MIN_BYTES + " to " + MAX_BYTES + " bytes, not " + secret.length);
    }
    return new GroupKey(secret.clone());
  }

  /**
   * Reads the file form, and compares the check value in it.
   *
   * @throws IOException if this is not a group key file, or it was damaged
   */
  public static GroupKey fromJson(String text) throws IOException {
    JsonNode file;
    try {
      file = JSON.readTree(text);
    } catch (JsonProcessingException _secret) {
      // The cause is left out on purpose: parsers may repeat what they read.
      throw new IOException("not a group key file: expected JSON of the form " + FORM);
    }
    if (file == null || !FORM.equals(file.path("form").asText())) {
      throw new IOException("not a group key file: expected the form " + FORM);
    }
    GroupKey key;
    try {
      key = of(Base64.getUrlDecoder().decode(file.path("secret").asText()));
    } catch (IllegalArgumentException unreadable) {
      throw new IOException(
          "the group key file is damaged: ask its maker for it again", unreadable);
    }
    byte[] check = file.path("check").asText().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(check, key.checkText().getBytes(StandardCharsets.UTF_8))) {
      throw new IOException(
          "the group key file's check value does not fit: ask its maker for it again");
    }
    return key;
  }

  /** The file form. It holds the secret: write it with permissions for the owner only. */
  public String toJson() {
    return JSON.createObjectNode()
            .put("form", FORM)
            .put("secret", Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
            .put("check", checkText())
            .toPrettyString()
        + "\n";
  }

  /**
   * Sixteen bytes by which two labs see that they hold the same key, and that reveal nothing of it.
   */
  public byte[] check() {
    return subkey("stillwatch group key check/1");
  }

  /** A sixteen-byte key for one purpose, derived by HMAC-SHA-256 under the label. */
  byte[] subkey(String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(label.getBytes(StandardCharsets.UTF_8)), 16);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  private String checkText() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(check());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey that && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(check());
  }

  @Override
  public String toString() {
    return "GroupKey[secret]";
  }
}
