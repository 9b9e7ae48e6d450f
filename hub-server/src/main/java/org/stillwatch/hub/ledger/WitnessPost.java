package org.stillwatch.hub.ledger;

import java.io.IOException;
import java.net.URI;
import org.stillwatch.wire.canonical.Bytes;

/** Sends a request to a witness. */
@FunctionalInterface
public interface WitnessPost {
  /** What came back. */
  record Reply(int status, Bytes body) {}

  /**
   * Posts.
   *
   * @throws IOException if nothing came back in time, or too much
   */
  Reply post(URI address, Bytes body) throws IOException, InterruptedException;
}
