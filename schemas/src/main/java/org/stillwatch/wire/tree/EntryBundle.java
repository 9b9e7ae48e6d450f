package org.stillwatch.wire.tree;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;

/**
 * Consecutive entries of a tree (C2SP tlog-tiles): each with its length before it, two bytes, the
 * greater first.
 *
 * @param entries 1 to 256, each of 65,535 bytes at most
 */
public record EntryBundle(List<Bytes> entries) {
  private static final int PREFIX = 2;
  private static final int MOST = 0xffff;

  /** Refuses none, too many and too long ones. */
  public EntryBundle {
    entries = List.copyOf(entries);
    if (entries.isEmpty() || entries.size() > TilePath.FULL) {
      throw new IllegalArgumentException("a bundle has 1 to 256 entries");
    }
    if (entries.stream().anyMatch(entry -> entry.size() > MOST)) {
      throw new IllegalArgumentException("an entry has 65,535 bytes at most");
    }
  }

  /**
   * Reads a bundle.
   *
   * @throws IllegalArgumentException if it is cut off, or has another number of entries
   */
  public static EntryBundle parse(Bytes content, int width) {
    byte[] bytes = content.toByteArray();
    List<Bytes> entries = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int begin = at + PREFIX;
      int end = begin > bytes.length ? begin : begin + length(bytes, at);
      if (end > bytes.length) {
        throw new IllegalArgumentException("the bundle of entries is cut off");
      }
      entries.add(Bytes.of(bytes, begin, end));
      at = end;
    }
    if (entries.size() != width) {
      throw new IllegalArgumentException("the bundle has another number of entries");
    }
    return new EntryBundle(entries);
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << Byte.SIZE | (bytes[at + 1] & 0xff);
  }

  /** As it is served. */
  public Bytes toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Bytes entry : entries) {
      bytes.write(entry.size() >> Byte.SIZE);
      bytes.write(entry.size());
      bytes.writeBytes(entry.toByteArray());
    }
    return Bytes.of(bytes.toByteArray());
  }
}
