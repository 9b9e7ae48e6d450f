package org.stillwatch.wire.tree;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * Consecutive hashes of one level of a tree (C2SP tlog-tiles).
 *
 * @param hashes 1 to 256
 */
public record Tile(List<Digest> hashes) {
  /** Refuses none, and more than a tile holds. */
  public Tile {
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty() || hashes.size() > TilePath.FULL) {
      throw new IllegalArgumentException("a tile has 1 to 256 hashes");
    }
  }

  /**
   * Reads 32 bytes a hash.
   *
   * @throws IllegalArgumentException for another length than {@code width} hashes have
   */
  public static Tile parse(Bytes content, int width) {
    if (content.size() != width * Digest.SIZE) {
      throw new IllegalArgumentException("a tile has 32 bytes for each of its hashes");
    }
    byte[] bytes = content.toByteArray();
    List<Digest> hashes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Digest.SIZE) {
      hashes.add(new Digest(Bytes.of(bytes, at, at + Digest.SIZE)));
    }
    return new Tile(hashes);
  }

  /** As it is served. */
  public Bytes toBytes() {
    byte[] bytes = new byte[hashes.size() * Digest.SIZE];
    for (int i = 0; i < hashes.size(); i++) {
      byte[] hash = hashes.get(i).bytes().toByteArray();
      System.arraycopy(hash, 0, bytes, i * Digest.SIZE, Digest.SIZE);
    }
    return Bytes.of(bytes);
  }

  /** What stands for this tile in the level above; only a full tile does. */
  public Digest above() {
    if (hashes.size() != TilePath.FULL) {
      throw new IllegalArgumentException("only a full tile has a hash in the level above");
    }
    return over(0, TilePath.FULL);
  }

  /** The hash over some of its hashes: a power of two of them, from a multiple of it. */
  Digest over(int from, int to) {
    if (to - from == 1) {
      return hashes.get(from);
    }
    int middle = (from + to) >>> 1;
    return Node.over(over(from, middle), over(middle, to));
  }
}
