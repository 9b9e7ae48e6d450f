package org.stillwatch.sdk.sink;

import java.io.IOException;

/**
 * A receiver will never take this alert as it is. It is set aside and kept, and those after it go
 * on.
 */
public final class SinkRefused extends IOException {
  private static final long serialVersionUID = 1L;

  public SinkRefused(String message) {
    super(message);
  }
}
