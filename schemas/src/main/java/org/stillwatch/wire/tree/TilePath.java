package org.stillwatch.wire.tree;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile or of a bundle of entries (C2SP tlog-tiles): {@code tile/0/x001/x234/067} is
 * the tile 1,234,067 of level 0, {@code tile/entries/000.p/7} the first seven entries.
 *
 * @param level {@link #ENTRIES}, or 0 to 63: a hash of level l is over 256^l leaves
 * @param index of the tile within its level
 * @param width 1 to {@value #FULL}; less while the tree has no more
 */
public record TilePath(int level, long index, int width) {
  /** Hashes in a full tile, entries in a full bundle. */
  public static final int FULL = 256;

  /** In the place of a level: the entries themselves. */
  public static final int ENTRIES = -1;

  private static final int MAX_LEVEL = 63;
  private static final int GROUP = 1_000;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Refuses what no tree of {@link TreeSize} has. */
  public TilePath {
    if (level < ENTRIES || level > MAX_LEVEL) {
      throw new IllegalArgumentException("a level is from 0 to 63, or entries");
    }
    if (index < 0 || index >= TreeSize.MAX) {
      throw new IllegalArgumentException("the index of a tile is from 0 to 2^53-2");
    }
    if (width < 1 || width > FULL) {
      throw new IllegalArgumentException("a tile is from 1 to 256 wide");
    }
  }

  /**
   * Reads what {@link #toString} writes, and nothing else.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static TilePath parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw none();
    }
    String level = form.group(1);
    String width = form.group(3);
    TilePath read =
        new TilePath(
            level.equals("entries") ? ENTRIES : Integer.parseInt(level),
            Long.parseLong(form.group(2).replace("x", "").replace("/", "")),
            width == null ? FULL : Integer.parseInt(width));
    if (!read.toString().equals(text)) {
      throw none();
    }
    return read;
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException(
        "expected the path of a tile: tile/LEVEL/INDEX, and .p/WIDTH if it is not full");
  }

  /** The tile that holds a hash, as wide as a tree of that size has it. */
  static TilePath of(int level, long hash, TreeSize size) {
    long hashes = level == ENTRIES ? size.value() : inLevel(level, size.value());
    long index = hash / FULL;
    return new TilePath(level, index, (int) Math.min(FULL, hashes - index * FULL));
  }

  /** How many hashes of a level a tree of that size has. */
  private static long inLevel(int level, long size) {
    return Byte.SIZE * level >= Long.SIZE ? 0 : size >> (Byte.SIZE * level);
  }

  /** Whether it will never change. */
  public boolean isFull() {
    return width == FULL;
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    for (long rest = index; ; rest /= GROUP) {
      String group = String.format(Locale.ROOT, "%03d", rest % GROUP);
      path.insert(0, path.isEmpty() ? group : "x" + group + "/");
      if (rest < GROUP) {
        break;
      }
    }
    return "tile/"
        + (level == ENTRIES ? "entries" : Integer.toString(level))
        + "/"
        + path
        + (isFull() ? "" : ".p/" + width);
  }
}
