package org.stillwatch.sdk.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;
import org.stillwatch.wire.tree.TreeSize;

/**
 * Tiles of a hub's log for leaves that come in the order of their places: those that are near each
 * other are asked for at once, as a request takes longer than a tile. Nothing of it is believed
 * here. For one thread.
 */
final class TilesAhead implements Function<TilePath, Tile> {
  /** Tiles that nobody wants, but that cost less than a request. */
  private static final long GAP = 8;

  private final HubLog log;
  private final TreeSize size;
  private final TreeSet<Long> wanted = new TreeSet<>();
  private final Map<Long, Tile> run = new HashMap<>();

  /**
   * Tiles of a tree.
   *
   * @param size as far as it is checked
   */
  TilesAhead(HubLog log, TreeSize size) {
    this.log = log;
    this.size = size;
  }

  /** The leaves that are next; those before are forgotten. */
  void expect(List<HubLog.Told> leaves) {
    wanted.clear();
    leaves.stream()
        .map(HubLog.Told::index)
        .map(LeafIndex::value)
        .filter(place -> place < size.value())
        .forEach(place -> wanted.add(place / TilePath.FULL));
  }

  @Override
  public Tile apply(TilePath path) {
    if (path.level() != 0) {
      return alone(path);
    }
    Tile known = run.remove(path.index());
    if (known != null) {
      return known;
    }
    long last = last(path.index());
    return last == path.index() ? alone(path) : first(path.index(), last);
  }

  private Tile alone(TilePath path) {
    return Tile.parse(log.tile(path), path.width());
  }

  /** The last of those that are fetched with that one. */
  private long last(long first) {
    long last = first;
    for (long next : wanted.tailSet(first, false)) {
      if (next - last > GAP || next - first >= HubLog.MOST_TILES) {
        break;
      }
      last = next;
    }
    return last;
  }

  private Tile first(long first, long last) {
    long from = first * TilePath.FULL;
    long end = Math.min((last + 1) * TilePath.FULL, size.value());
    List<Tile> tiles = log.tiles(0, from, (int) (end - from));
    run.clear();
    for (int i = 1; i < tiles.size(); i++) {
      run.put(first + i, tiles.get(i));
    }
    return tiles.get(0);
  }
}
