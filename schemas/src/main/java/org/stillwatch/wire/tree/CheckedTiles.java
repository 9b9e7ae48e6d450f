package org.stillwatch.wire.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.stillwatch.wire.tree.ProofBroken.Reason;

/**
 * The leaves of one tree whose root is trusted, from tiles of a source that is not. A tile is
 * checked against the root once, as a whole; after that each of its leaves costs a comparison. Not
 * thread-safe.
 */
public final class CheckedTiles {
  /** Eight kilobytes a tile, more for the objects. */
  private static final int REMEMBERED = 512;

  private final TreeSize size;
  private final RootHash root;
  private final Function<TilePath, Tile> tiles;
  private final TiledTree tree;
  private final Map<TilePath, Tile> fetched;
  private final Map<Long, Tile> checked;

  /**
   * The tree of that size and root.
   *
   * @param tiles as {@link TiledTree} takes them
   */
  public CheckedTiles(TreeSize size, RootHash root, Function<TilePath, Tile> tiles) {
    this.size = size;
    this.root = root;
    this.fetched = remembering();
    this.checked = remembering();
    this.tiles = tiles;
    this.tree = new TiledTree(size, this::fetch);
  }

  private static <K, V> Map<K, V> remembering() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  /**
   * Returns only if the tree has that leaf at that place.
   *
   * @throws ProofBroken otherwise, also if the source's tiles are not of this tree
   */
  public void require(LeafIndex index, LeafHash leaf) {
    if (!tile(index).hashes().get(within(index)).equals(leaf.digest())) {
      throw new ProofBroken(Reason.OTHER_ROOT);
    }
  }

  /**
   * The proof that the tree has a leaf at that place, verified.
   *
   * @throws ProofBroken as {@link #require}
   */
  public InclusionProof inclusion(LeafIndex index, LeafHash leaf) {
    require(index, leaf);
    InclusionProof proof = tree.inclusion(index);
    proof.verify(leaf, size, root);
    return proof;
  }

  /**
   * Returns only if the tree grew out of an earlier one.
   *
   * @throws ProofBroken otherwise
   */
  public void requireGrownFrom(TreeSize earlier, RootHash earlierRoot) {
    tree.consistency(earlier).verify(earlier, earlierRoot, size, root);
  }

  /** The proof that the tree grew out of an earlier one, not verified: it is for others. */
  public ConsistencyProof consistency(TreeSize earlier) {
    return tree.consistency(earlier);
  }

  private static int within(LeafIndex index) {
    return (int) (index.value() % TilePath.FULL);
  }

  private Tile tile(LeafIndex index) {
    if (index.value() >= size.value()) {
      throw new ProofBroken(Reason.INDEX_BEYOND_TREE);
    }
    long number = index.value() / TilePath.FULL;
    Tile known = checked.get(number);
    if (known == null) {
      known = check(number);
      checked.put(number, known);
    }
    return known;
  }

  /** The path of a tile's first leaf is made of all the others of the tile: it proves them all. */
  private Tile check(long number) {
    LeafIndex first = new LeafIndex(number * TilePath.FULL);
    TilePath path = TilePath.of(0, first.value(), size);
    Tile tile = fetch(path);
    if (tile.hashes().size() != path.width()) {
      throw new IllegalArgumentException("the source gave a tile of another width");
    }
    tree.inclusion(first).verify(new LeafHash(tile.hashes().get(0)), size, root);
    return tile;
  }

  private Tile fetch(TilePath path) {
    return fetched.computeIfAbsent(path, tiles);
  }
}
