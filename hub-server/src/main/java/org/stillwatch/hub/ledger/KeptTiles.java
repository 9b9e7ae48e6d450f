package org.stillwatch.hub.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.tree.TilePath;

/**
 * Full tiles that were read last, eight kilobytes each. A full tile of a log never changes, so what
 * was committed once is good on every node for ever. Thread-safe.
 */
final class KeptTiles {
  private static final int MOST = 1_024;

  private final Map<LedgerStore.Place, Bytes> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LedgerStore.Place, Bytes> eldest) {
          return size() > MOST;
        }
      };

  /** The tile, from here or from where all are. */
  Optional<Bytes> tile(
      LedgerStore.Place place, Function<LedgerStore.Place, Optional<Bytes>> stored) {
    Optional<Bytes> known = known(place);
    if (known.isPresent()) {
      return known;
    }
    Optional<Bytes> read = stored.apply(place);
    read.filter(tile -> tile.size() == TilePath.FULL * Digest.SIZE)
        .ifPresent(tile -> keep(place, tile));
    return read;
  }

  private synchronized Optional<Bytes> known(LedgerStore.Place place) {
    return Optional.ofNullable(kept.get(place));
  }

  private synchronized void keep(LedgerStore.Place place, Bytes tile) {
    kept.put(place, tile);
  }
}
