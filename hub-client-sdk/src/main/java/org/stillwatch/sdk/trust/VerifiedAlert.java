package org.stillwatch.sdk.trust;

import org.stillwatch.wire.alert.Alert;

/** An alert that the pinned hub sealed for this lab. Only {@link TrustRoot} makes one. */
public final class VerifiedAlert {
  private final Alert alert;
  private final String jws;

  VerifiedAlert(Alert alert, String jws) {
    this.alert = alert;
    this.jws = jws;
  }

  public Alert alert() {
    return alert;
  }

  /** The sealed text, to be kept as evidence; never an identity. */
  public String jws() {
    return jws;
  }

  @Override
  public String toString() {
    return "VerifiedAlert[" + alert.id() + "]";
  }
}
