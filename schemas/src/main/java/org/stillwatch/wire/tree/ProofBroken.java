package org.stillwatch.wire.tree;

/** A proof does not prove what it should. Whoever sent it must not be believed. */
public final class ProofBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong; stable, fit for a machine. */
  public enum Reason {
    INDEX_BEYOND_TREE("the index must be less than the size of the tree"),
    WRONG_PATH_LENGTH("the path must have exactly the hashes that index and size call for"),
    OTHER_ROOT("the path must lead to the trusted root"),
    FROM_NOTHING("the smaller tree must not be empty: anything is consistent with nothing"),
    SHRUNK("the later tree must not be smaller than the earlier one");

    private final String expectation;

    Reason(String expectation) {
      this.expectation = expectation;
    }
  }

  private final Reason reason;

  ProofBroken(Reason reason) {
    super(reason.expectation);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
