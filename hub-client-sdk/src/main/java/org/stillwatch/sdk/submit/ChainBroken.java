package org.stillwatch.sdk.submit;

/** The hub and this outbox do not agree on what was sent on a stream. Nothing was lost here. */
public final class ChainBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long ours;
  private final long theirs;

  ChainBroken(String stream, long ours, long theirs) {
    super(
        theirs > ours
            ? "the hub has batches of the stream "
                + stream
                + " up to number "
                + (theirs - 1)
                + ", this outbox only up to "
                + (ours - 1)
                + ": another folder or an older copy of this one sent them. Go on in the newest"
                + " folder, or write another stream name into the configuration"
            : "the hub expects number "
                + theirs
                + " of the stream "
                + stream
                + ", this outbox holds receipts up to "
                + (ours - 1)
                + ": the hub lost or denies what it promised. Show its operator the receipts, or"
                + " write another stream name into the configuration");
    this.ours = ours;
    this.theirs = theirs;
  }

  /** The number that this outbox would send next. */
  public long ours() {
    return ours;
  }

  /** The number that the hub expects. */
  public long theirs() {
    return theirs;
  }
}
