package org.stillwatch.sdk.spark;

import java.io.IOException;

/** Spark would not seal what it writes or sends. The message names the setting. */
public final class Unsealed extends IOException {
  private static final long serialVersionUID = 1L;

  Unsealed(String message) {
    super(message);
  }
}
