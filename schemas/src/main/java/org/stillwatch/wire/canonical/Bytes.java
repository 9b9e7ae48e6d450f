package org.stillwatch.wire.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/** An immutable byte string, equal by content. Its {@code toString} shows the length only. */
public final class Bytes {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the given array. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /** The bytes from {@code from} (inclusive) to {@code to} (exclusive). */
  public static Bytes of(byte[] content, int from, int to) {
    Objects.checkFromToIndex(from, to, content.length);
    return new Bytes(Arrays.copyOfRange(content, from, to));
  }

  /** The UTF-8 encoding of a text, which must not hold lone surrogates. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** From an even number of hexadecimal digits in either case; refuses anything else. */
  public static Bytes fromHex(String hex) {
    try {
      return new Bytes(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException _unrepeated) {
      throw new IllegalArgumentException("expected hexadecimal digits, two for each byte");
    }
  }

  /**
   * From base64url (RFC 4648 section 5) in its one canonical form: no padding, no blanks or foreign
   * characters, unused bits zero. So two texts of the same bytes are the same text.
   *
   * @throws IllegalArgumentException for anything else; the message does not repeat the text
   */
  public static Bytes fromBase64Url(String text) {
    var encoded = text.getBytes(StandardCharsets.UTF_8);
    try {
      var decoded = DECODER.decode(encoded);
      if (Arrays.equals(ENCODER.encode(decoded), encoded)) {
        return new Bytes(decoded);
      }
    } catch (IllegalArgumentException _unrepeated) {
      throw notBase64Url();
    }
    throw notBase64Url();
  }

  private static IllegalArgumentException notBase64Url() {
    return new IllegalArgumentException(
        "expected canonical base64url: no padding, no foreign characters, unused bits zero");
  }

  /** Length in bytes. */
  public int size() {
    return content.length;
  }

  /** A copy that the caller owns. */
  public byte[] toByteArray() {
    return content.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(content);
  }

  /** Without padding. */
  public String base64Url() {
    return ENCODER.encodeToString(content);
  }

  /** Adds the content to a running hash, without a copy. */
  public void addTo(MessageDigest hash) {
    hash.update(content);
  }

  /** Constant-time in the content for equal lengths. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && MessageDigest.isEqual(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Bytes[" + content.length + "]";
  }
}
