package org.stillwatch.sdk.submit;

import java.nio.file.Path;

/** Another process of this lab is sending. Nothing was lost: it sends what waits here too. */
public final class OutboxBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutboxBusy(Path lock) {
    super(
        "another process is sending from this outbox (it holds "
            + lock
            + "): let it finish, or give this process a configuration and stream of its own");
  }
}
