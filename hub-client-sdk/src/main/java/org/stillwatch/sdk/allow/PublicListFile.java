package org.stillwatch.sdk.allow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.seal.Authentic;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SigningKey;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * A list of public templates as it is handed on: a line with the maker's public key as a JWK, a
 * line with a compact JWS over the header, then an object a line for each template. Every line is
 * canonical and ends with a line feed. The header holds the SHA-256 of the templates' lines, so the
 * signature covers them.
 *
 * @param list the signature of which was verified
 * @param maker whose signature it is; whether the maker is trusted is for the reader to say
 * @param bytes the whole file
 */
public record PublicListFile(PublicList list, VerifyingKey maker, Bytes bytes) {
  private static final int MOST_BYTES = 256 << 20;
  private static final int SMALLEST = 3;
  private static final Limits LINE = new Limits(2 << 20, 1);

  /** Signs a list. */
  public static PublicListFile signed(PublicList list, SigningKey maker) {
    var lines = new ByteArrayOutputStream();
    list.templates().forEach(one -> line(lines, CanonicalJson.write(one.toJson())));
    byte[] templates = lines.toByteArray();
    var file = new ByteArrayOutputStream();
    line(file, maker.publicKey().toJwk().getBytes(StandardCharsets.UTF_8));
    byte[] header = list.header(Digest.of(templates));
    String jws = Seal.seal(SealType.PUBLIC_TEMPLATES, header, maker);
    line(file, jws.getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(templates);
    return new PublicListFile(list, maker.publicKey(), Bytes.of(file.toByteArray()));
  }

  /**
   * Reads a file and verifies its signature under the key that it names.
   *
   * @throws IOException if it is no such list, or was changed after it was signed
   */
  public static PublicListFile read(byte[] file) throws IOException {
    int key = lineEnd(file, 0);
    int jws = lineEnd(file, key);
    try {
      VerifyingKey maker = VerifyingKey.fromJwk(text(file, 0, key));
      if (!maker.toJwk().equals(text(file, 0, key))) {
        throw new IllegalArgumentException("a key in canonical form");
      }
      Authentic header = maker.open(SealType.PUBLIC_TEMPLATES, text(file, key, jws));
      Digest digest = Digest.of(Bytes.of(file, jws, file.length));
      PublicList list = PublicList.of(header.payload(), templates(file, jws), digest);
      return new PublicListFile(list, maker, Bytes.of(file));
    } catch (SealBroken | IllegalArgumentException e) {
      throw new IOException(
          "this is no list of public templates, or it was changed on the way: ask its maker for it"
              + " again",
          e);
    }
  }

  private static List<ListedTemplate> templates(byte[] file, int from) throws IOException {
    List<ListedTemplate> templates = new ArrayList<>();
    for (int start = from; start < file.length; ) {
      int end = lineEnd(file, start);
      byte[] line = Bytes.of(file, start, end - 1).toByteArray();
      templates.add(ListedTemplate.read(CanonicalJson.readExact(line, LINE)));
      if (templates.size() > PublicList.MOST) {
        throw new IOException("a list holds at most " + PublicList.MOST + " templates");
      }
      start = end;
    }
    return templates;
  }

  private static void line(ByteArrayOutputStream out, byte[] content) {
    out.writeBytes(content);
    out.write('\n');
  }

  /** Where the line that begins there ends, its line feed included. */
  private static int lineEnd(byte[] file, int from) throws IOException {
    if (file.length < SMALLEST || file.length > MOST_BYTES) {
      throw new IOException("a list of public templates has at most " + MOST_BYTES + " bytes");
    }
    for (int i = from; i < file.length; i++) {
      if (file[i] == '\n') {
        return i + 1;
      }
    }
    throw new IOException("this is no list of public templates: a line does not end");
  }

  private static String text(byte[] file, int from, int end) {
    return new String(file, from, end - 1 - from, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "PublicListFile[" + list + "]";
  }
}
