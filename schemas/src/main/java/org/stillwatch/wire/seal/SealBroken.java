package org.stillwatch.wire.seal;

/**
 * Something sealed was refused: it is not what it claims, or not from whom it claims. The message
 * repeats nothing of the content.
 */
public final class SealBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; stable, fit for a machine. */
  public enum Reason {
    TOO_LARGE("the sealed text must not exceed the limit on bytes"),
    NOT_COMPACT("expected a compact JWS: three parts of canonical base64url (RFC 7515)"),
    BAD_HEADER("the JWS header must be the canonical form of exactly alg, kid and typ"),
    OTHER_TYPE("the JWS header must name the expected type"),
    OTHER_KEY("the JWS header must name the key that it is opened with"),
    OTHER_ALGORITHM("the JWS header must name the algorithm of the key"),
    BAD_SIGNATURE("the signature must verify under the key of the sender"),
    BAD_BATCH("a batch is a header line and object lines, each ended by one line feed"),
    TOO_MANY_OBJECTS("a batch must not exceed the limit on objects"),
    OBJECT_TOO_LARGE("an object must not exceed the limit on bytes"),
    BAD_BATCH_HEADER("the batch header must be the canonical form of its format"),
    OTHER_COUNT("the batch must hold as many objects as its header says"),
    OTHER_ROOT("the objects must be those that the header's Merkle root was made over");

    private final String expectation;

    Reason(String expectation) {
      this.expectation = expectation;
    }

    /** What was expected, as half a sentence. */
    public String expectation() {
      return expectation;
    }
  }

  private final Reason reason;

  SealBroken(Reason reason) {
    super(reason.expectation);
    this.reason = reason;
  }

  SealBroken(Reason reason, String detail) {
    super(reason.expectation + ": " + detail);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
