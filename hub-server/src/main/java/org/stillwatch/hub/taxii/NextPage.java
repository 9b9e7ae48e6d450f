package org.stillwatch.hub.taxii;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * What {@code next} is: the place of the last object of a page, and a check that it comes with the
 * filters that it was given for. It opens nothing: whoever makes one up gets a page that it may
 * read anyway.
 */
final class NextPage {
  private static final int CHECK = 8;

  private NextPage() {}

  static String write(long position, String filters) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + CHECK);
    bytes.putLong(position).put(check(position, filters));
    return Bytes.of(bytes.array()).base64Url();
  }

  /**
   * The place in it.
   *
   * @throws IllegalArgumentException if this hub did not give it for those filters
   */
  static long read(String next, String filters) {
    byte[] bytes = Bytes.fromBase64Url(next).toByteArray();
    if (bytes.length != Long.BYTES + CHECK) {
      throw new IllegalArgumentException("the value of next in the page before");
    }
    long position = ByteBuffer.wrap(bytes).getLong();
    byte[] check = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    if (position < 0 || !Arrays.equals(check, check(position, filters))) {
      throw new IllegalArgumentException(
          "the value of next in the page before, with the same filters");
    }
    return position;
  }

  private static byte[] check(long position, String filters) {
    byte[] digest = Digest.of(Bytes.utf8(position + " " + filters)).bytes().toByteArray();
    return Arrays.copyOf(digest, CHECK);
  }
}
