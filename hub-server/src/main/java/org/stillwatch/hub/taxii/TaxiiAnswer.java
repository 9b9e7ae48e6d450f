package org.stillwatch.hub.taxii;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * One answer: with an entity tag (RFC 9110 section 8.8.3) that is known before the body is made, so
 * that a reader who has it costs no page; compressed for those who take that.
 */
final class TaxiiAnswer {
  private static final int WORTH_COMPRESSING = 1_024;

  /** May be kept by the reader, who asks each time whether it is still so. */
  private static final String PRIVATE = "private, no-cache";

  private final @Nullable String ifNoneMatch;
  private final @Nullable String acceptEncoding;

  /**
   * An answer to a request with those headers.
   *
   * @param ifNoneMatch RFC 9110 section 13.1.2
   * @param acceptEncoding RFC 9110 section 12.5.3
   */
  TaxiiAnswer(@Nullable String ifNoneMatch, @Nullable String acceptEncoding) {
    this.ifNoneMatch = ifNoneMatch;
    this.acceptEncoding = acceptEncoding;
  }

  /**
   * What is sent.
   *
   * @param body absent of a reader who has it
   */
  record Sent(int status, Map<String, String> headers, Optional<Bytes> body) {
    Sent {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * A page of objects or what is said of them.
   *
   * @param first when its first object was added; absent of an empty page
   * @param last when its last object was
   */
  record Body(Bytes json, Optional<Instant> first, Optional<Instant> last) {
    static Body of(String json) {
      return new Body(Bytes.utf8(json), Optional.empty(), Optional.empty());
    }
  }

  /**
   * The answer, or 304 if the reader has it already.
   *
   * @param state what the body is made of; another body has another
   */
  Sent of(String state, Supplier<Body> body) {
    boolean gzip = takesGzip();
    String tag =
        "\"" + Digest.of(Bytes.utf8(state)).base64Url().substring(0, 22) + (gzip ? "z" : "") + "\"";
    Map<String, String> headers = new HashMap<>();
    headers.put("ETag", tag);
    headers.put("Cache-Control", PRIVATE);
    headers.put("Vary", "Accept, Accept-Encoding, Authorization");
    if (has(tag)) {
      return new Sent(304, headers, Optional.empty());
    }
    Body made = body.get();
    Bytes json = made.json();
    boolean compressed = gzip && json.size() >= WORTH_COMPRESSING;
    headers.put("Content-Type", TaxiiMedia.TAXII);
    headers.put("X-Content-Type-Options", "nosniff");
    if (compressed) {
      headers.put("Content-Encoding", "gzip");
    }
    made.first().ifPresent(at -> headers.put("X-TAXII-Date-Added-First", TaxiiTime.write(at)));
    made.last().ifPresent(at -> headers.put("X-TAXII-Date-Added-Last", TaxiiTime.write(at)));
    return new Sent(
        200, headers, Optional.of(compressed ? Bytes.of(compressed(json.toByteArray())) : json));
  }

  private boolean has(String tag) {
    @Nullable String known = ifNoneMatch;
    return known != null
        && List.of(known.split(",", 64)).stream()
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(one -> one.equals("*") || one.equals(tag));
  }

  private boolean takesGzip() {
    @Nullable String accepted = acceptEncoding;
    return accepted != null
        && List.of(accepted.toLowerCase(Locale.ROOT).split(",", 64)).stream()
            .map(one -> one.replaceAll("\\s", ""))
            .anyMatch(one -> one.matches("(x-)?gzip(;q=(1(\\.0*)?|0?\\.0*[1-9][0-9]*))?"));
  }

  private static byte[] compressed(byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 4);
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return out.toByteArray();
  }
}
