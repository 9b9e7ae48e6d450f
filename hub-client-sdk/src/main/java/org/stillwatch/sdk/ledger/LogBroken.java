package org.stillwatch.sdk.ledger;

import java.nio.file.Path;
import java.util.Locale;

/**
 * The hub's log is not what the hub promised. What shows it is kept; the head that was trusted
 * before stays trusted, and each further check fails until the matter is settled.
 */
public final class LogBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** In which way; stable, fit for a machine. */
  public enum Reason {
    NOT_SIGNED("the head of the log is not signed by the hub that this lab trusts"),
    ROLLED_BACK("the log has become shorter than the hub had signed before"),
    FORKED("the hub signed two heads of one size that differ"),
    NOT_GROWN("the log did not grow out of what the hub had signed before"),
    NOT_THERE("the hub names a place of the log that holds something else"),
    PROMISE_BROKEN("what the hub promised to have in its log by now is not there");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** As a name of a file. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Reason reason;
  private final transient Path evidence;

  LogBroken(Reason reason, Path evidence) {
    super(
        reason.words
            + ": do not rely on this hub until its operator and the other members have seen "
            + evidence);
    this.reason = reason;
    this.evidence = evidence;
  }

  public Reason reason() {
    return reason;
  }

  /** The folder with what shows it: signed by the hub, so that others can verify it. */
  public Path evidence() {
    return evidence;
  }
}
