package org.stillwatch.sdk.trust;

import org.jspecify.annotations.Nullable;

/**
 * What came is not from the hub that this lab trusts, or not for this lab. Nothing of it is used.
 */
public final class Untrusted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Untrusted(String message) {
    super(message);
  }

  public Untrusted(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
