package org.stillwatch.hub.refusal;

/** Carries a {@link Refusal} out of a transaction, which it rolls back. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Carries that refusal. */
  public Refused(Refusal refusal) {
    super(refusal.getClass().getSimpleName());
    this.refusal = refusal;
  }

  /** Carries that refusal, with the failure behind it for the log. */
  public Refused(Refusal refusal, Throwable cause) {
    super(refusal.getClass().getSimpleName(), cause);
    this.refusal = refusal;
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
