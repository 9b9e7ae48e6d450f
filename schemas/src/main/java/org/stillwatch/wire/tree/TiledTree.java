package org.stillwatch.wire.tree;

import java.util.function.Function;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.ProofBroken.Reason;

/** A tree whose hashes are in tiles (C2SP tlog-tiles). As thread-safe as its source. */
public final class TiledTree implements Subtrees {
  private final TreeSize size;
  private final Function<TilePath, Tile> tiles;

  /**
   * The tree of that size.
   *
   * @param tiles gives each tile as wide as its path says; it is asked anew each time
   */
  public TiledTree(TreeSize size, Function<TilePath, Tile> tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  /** The tree as it is. */
  public RootHash root() {
    return rootAt(size);
  }

  /** The path of one entry. */
  public InclusionProof inclusion(LeafIndex index) {
    return inclusionIn(index, size);
  }

  /** The proof that the tree grew out of an earlier one. */
  public ConsistencyProof consistency(TreeSize earlier) {
    return consistencyBetween(earlier, size);
  }

  @Override
  public Digest complete(int height, long index) {
    int level = height / Byte.SIZE;
    int many = 1 << (height % Byte.SIZE);
    long first = index * many;
    TilePath path = path(level, first);
    int from = (int) (first % TilePath.FULL);
    if (from + many > path.width()) {
      throw new ProofBroken(Reason.SHRUNK);
    }
    Tile tile = tiles.apply(path);
    if (tile.hashes().size() != path.width()) {
      throw new IllegalArgumentException("the source gave a tile of another width");
    }
    return tile.over(from, from + many);
  }

  private TilePath path(int level, long hash) {
    try {
      return TilePath.of(level, hash, size);
    } catch (IllegalArgumentException e) {
      throw new ProofBroken(Reason.SHRUNK);
    }
  }
}
