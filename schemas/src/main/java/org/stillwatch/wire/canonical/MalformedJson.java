package org.stillwatch.wire.canonical;

/**
 * JSON text or a JSON tree was refused. It says why and where, never the value: what is refused may
 * be what must not be stored or logged.
 */
public final class MalformedJson extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why; stable, fit for a machine. */
  public enum Reason {
    TOO_LARGE("the text must not exceed the limit on bytes"),
    NOT_UTF8("the text must be valid UTF-8"),
    BYTE_ORDER_MARK("the text must start with a value, not with a byte order mark"),
    SYNTAX("the text must be one JSON value (RFC 8259)"),
    TRAILING_CONTENT("nothing may follow the value"),
    TOO_DEEP("the nesting must not exceed the limit on depth"),
    DUPLICATE_MEMBER("an object must name each member once"),
    LONE_SURROGATE("strings must be valid Unicode, without lone surrogates"),
    NUMBER_OUT_OF_RANGE("numbers must be finite doubles of moderate length"),
    NOT_AN_INTEGER("numbers must be integers, without fraction, exponent or negative zero"),
    INTEGER_OUT_OF_RANGE("integers must lie within +-(2^53-1)"),
    NOT_CANONICAL("the bytes must be the RFC 8785 form of their value"),
    NOT_JSON("the tree must hold JSON values only"),
    MISSING_MEMBER("a required member must be present"),
    UNKNOWN_MEMBER("only the members of the format may be present"),
    WRONG_TYPE("the member must have the type of the format"),
    BAD_VALUE("the member must have a value that the format allows");

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
  private final String where;

  /**
   * A refusal.
   *
   * @param where what the sender can find the place by: an offset in characters, or the JSON
   *     pointer of a member that the format itself names; empty when there is none
   */
  public MalformedJson(Reason reason, String where) {
    super(reason.expectation() + (where.isEmpty() ? "" : " (at " + where + ")"));
    this.reason = reason;
    this.where = where;
  }

  public Reason reason() {
    return reason;
  }

  /** The place; empty when unknown. Never a value, never a member name of the sender's making. */
  public String where() {
    return where;
  }
}
