package org.stillwatch.hub.ledger;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.EntryBundle;
import org.stillwatch.wire.tree.LeafHash;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;
import org.stillwatch.wire.tree.TiledTree;
import org.stillwatch.wire.tree.TreeSize;

/**
 * The tiles of a tree while it grows: what is stored is read where the tree ends, and nothing else
 * of it. Used by one thread, for one transaction.
 */
final class GrowingTiles {
  private static final int PER_LEVEL = Byte.SIZE;

  private final Function<LedgerStore.Place, Optional<Bytes>> stored;
  private final Map<LedgerStore.Place, ByteArrayOutputStream> grown = new LinkedHashMap<>();
  private long size;

  /** A tree of that size. */
  GrowingTiles(TreeSize size, Function<LedgerStore.Place, Optional<Bytes>> stored) {
    this.size = size.value();
    this.stored = stored;
  }

  /** Adds an entry at the end. */
  void append(Bytes entry) {
    add(TilePath.ENTRIES, size, new EntryBundle(List.of(entry)).toBytes());
    Digest hash = LeafHash.of(entry).digest();
    for (int level = 0; ; level++) {
      long place = size >> (PER_LEVEL * level);
      add(level, place, hash.bytes());
      if (place % TilePath.FULL != TilePath.FULL - 1) {
        break;
      }
      hash = tile(new TilePath(level, place / TilePath.FULL, TilePath.FULL)).above();
    }
    size++;
  }

  private void add(int level, long place, Bytes more) {
    LedgerStore.Place at = new LedgerStore.Place(level, place / TilePath.FULL);
    boolean begun = place % TilePath.FULL != 0;
    grown.computeIfAbsent(at, p -> begin(p, begun)).writeBytes(more.toByteArray());
  }

  private ByteArrayOutputStream begin(LedgerStore.Place at, boolean begun) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (begun) {
      bytes.writeBytes(present(at).toByteArray());
    }
    return bytes;
  }

  private Bytes present(LedgerStore.Place at) {
    return stored
        .apply(at)
        .orElseThrow(() -> new IllegalStateException("the log lacks a tile of its own tree"));
  }

  private Tile tile(TilePath path) {
    LedgerStore.Place at = LedgerStore.Place.of(path);
    ByteArrayOutputStream here = grown.get(at);
    Bytes content = here == null ? present(at) : Bytes.of(here.toByteArray());
    return Tile.parse(Bytes.of(content.toByteArray(), 0, path.width() * Digest.SIZE), path.width());
  }

  /** The tree as it is now. */
  TiledTree tree() {
    return new TiledTree(size(), this::tile);
  }

  TreeSize size() {
    return new TreeSize(size);
  }

  /** What is to be written. */
  Map<LedgerStore.Place, Bytes> grown() {
    Map<LedgerStore.Place, Bytes> contents = new LinkedHashMap<>();
    grown.forEach((place, bytes) -> contents.put(place, Bytes.of(bytes.toByteArray())));
    return contents;
  }
}
