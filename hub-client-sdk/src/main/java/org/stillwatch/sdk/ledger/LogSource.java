package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.tree.TilePath;

/** Where a log is read (C2SP tlog-tiles). Nothing that comes from it is believed unchecked. */
public interface LogSource {
  /** The newest head; empty if the log has none yet. */
  Optional<Bytes> checkpoint() throws IOException;

  /**
   * A tile, or a bundle of entries.
   *
   * @throws IOException if it is not there
   */
  Bytes tile(TilePath path) throws IOException;
}
