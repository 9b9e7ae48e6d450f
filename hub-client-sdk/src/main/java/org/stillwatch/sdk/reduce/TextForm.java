package org.stillwatch.sdk.reduce;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How a text of any length stands among bytes that never leave the lab: its length, then UTF-8. A
 * text with a lone surrogate, which UTF-8 cannot hold, has its length negative and its code units
 * as they are: what was read from a lab's JSON comes back as it was.
 */
public final class TextForm {
  private TextForm() {}

  public static void write(String text, DataOutputStream out) throws IOException {
    if (hasLoneSurrogate(text)) {
      out.writeInt(-text.length());
      out.writeChars(text);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  public static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length >= 0) {
      return new String(exactly(length, in), StandardCharsets.UTF_8);
    }
    return ByteBuffer.wrap(exactly(-2 * length, in)).asCharBuffer().toString();
  }

  private static byte[] exactly(int length, DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length != length) {
      throw new EOFException("a text was cut");
    }
    return bytes;
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
