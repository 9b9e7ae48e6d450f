package org.stillwatch.wire.log;

/** A note, checkpoint or proof cannot be read, or nobody who is trusted signed it. */
public final class NoteBroken extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is wrong; stable, fit for a machine. */
  public enum Reason {
    TOO_LARGE("at most 65,536 bytes and 64 signatures"),
    NOT_TEXT("UTF-8 without control characters but the ends of lines"),
    NO_SIGNATURES("a text that ends its last line, a blank line, and signatures"),
    NO_SIGNATURE_LINE("lines of signatures: a dash, a name, and base64"),
    NO_BASE64("base64 in its canonical form"),
    NO_CHECKPOINT("three lines: the log's origin, the size of its tree, the root"),
    NO_PROOF("the lines of a tlog-proof: extra, index, hashes, checkpoint"),
    NO_REQUEST("the lines of add-checkpoint: old size, hashes, a blank line, a checkpoint"),
    TOO_FEW_WITNESSES("a head that as many witnesses cosigned as the policy asks for"),
    NO_KEY("the text of a verifier key: name+id+key"),
    OTHER_ORIGIN("a checkpoint of the log that is trusted"),
    NOT_SIGNED("a signature of the key that is trusted"),
    BAD_SIGNATURE("that a signature in the name of a trusted key is one of it");

    private final String expectation;

    Reason(String expectation) {
      this.expectation = expectation;
    }
  }

  private final Reason reason;

  private NoteBroken(Reason reason) {
    super("expected " + reason.expectation);
    this.reason = reason;
  }

  static NoteBroken of(Reason reason) {
    return new NoteBroken(reason);
  }

  public Reason reason() {
    return reason;
  }
}
