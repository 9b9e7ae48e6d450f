package org.stillwatch.hub.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.wire.canonical.Bytes;

/**
 * Tiles that were read last, eight kilobytes each at most. A tile grows and never changes, so what
 * of it was committed once is good on every node for ever. Thread-safe.
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

  /**
   * The tile, from here or from where all are.
   *
   * @param least bytes that are wanted of it; what is kept and shorter is read anew
   */
  Optional<Bytes> tile(
      LedgerStore.Place place, int least, Function<LedgerStore.Place, Optional<Bytes>> stored) {
    Optional<Bytes> known = known(place).filter(tile -> tile.size() >= least);
    if (known.isPresent()) {
      return known;
    }
    Optional<Bytes> read = stored.apply(place);
    read.ifPresent(tile -> keep(place, tile));
    return read;
  }

  private synchronized Optional<Bytes> known(LedgerStore.Place place) {
    return Optional.ofNullable(kept.get(place));
  }

  private synchronized void keep(LedgerStore.Place place, Bytes tile) {
    kept.put(place, tile);
  }
}
