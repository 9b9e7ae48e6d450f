package org.stillwatch.sdk.trust;

import org.stillwatch.wire.alert.Receipt;

/** A receipt that the pinned hub sealed for this lab. Only {@link TrustRoot} makes one. */
public final class VerifiedReceipt {
  private final Receipt receipt;
  private final String jws;

  VerifiedReceipt(Receipt receipt, String jws) {
    this.receipt = receipt;
    this.jws = jws;
  }

  public Receipt receipt() {
    return receipt;
  }

  /** The sealed text: what binds the hub to its promise. */
  public String jws() {
    return jws;
  }

  @Override
  public String toString() {
    return "VerifiedReceipt[" + receipt.stream() + " " + receipt.sequence() + "]";
  }
}
