package org.stillwatch.sdk.observe;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits bytes at line feeds, holding one line at a time and never more than the limit. Not
 * thread-safe.
 */
final class Lines {
  private final InputStream in;
  private final int mostBytes;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private byte[] line = new byte[4096];
  private int length;
  private boolean tooLong;

  Lines(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (position < filled || fill()) {
      any = true;
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      take(end);
      position = end + 1;
      if (end < filled) {
        return true;
      }
      position = filled;
    }
    return any;
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  private void take(int end) {
    int more = end - position;
    if (tooLong || length + more > mostBytes) {
      tooLong = true;
      return;
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
    }
    System.arraycopy(buffer, position, line, length, more);
    length += more;
  }

  /** Whether the line had more bytes than the limit; its bytes are not to be used then. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Whether there is nothing but white space in the line. */
  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return !tooLong;
  }

  /** The bytes of the line; valid up to {@link #length} until the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }
}
