package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.sdk.transport.OpenSite;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.tree.TilePath;

/** A log that a web server serves to everybody, such as a copy in a folder of it. */
public final class LogSite implements LogSource {
  private final OpenSite site;

  public LogSite(OpenSite site) {
    this.site = site;
  }

  @Override
  public Optional<Bytes> checkpoint() throws IOException {
    return Optional.of(site.get("checkpoint"));
  }

  @Override
  public Bytes tile(TilePath path) throws IOException {
    if (path.isFull()) {
      return site.get(path.toString());
    }
    try {
      return site.get(path.toString());
    } catch (IOException e) {
      return LogFolder.part(
          site.get(new TilePath(path.level(), path.index(), TilePath.FULL).toString()), path);
    }
  }
}
