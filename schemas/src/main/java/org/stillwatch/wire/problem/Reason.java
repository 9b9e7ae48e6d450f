package org.stillwatch.wire.problem;

/**
 * One thing that is wrong with a message. Names the place, never the value found there.
 *
 * @param line one-based line of a batch on which the object stands; 0 for the header or where there
 *     are no lines
 * @param field JSON pointer (RFC 6901) of the field, empty for the whole object
 * @param expected what would have been right
 * @param remedy what the sender can do
 */
public record Reason(long line, String field, String expected, String remedy) {

  /** A reason that concerns the message as a whole. */
  public static Reason whole(String expected, String remedy) {
    return new Reason(0, "", expected, remedy);
  }

  /** The same reason, found on that line of a batch. */
  public Reason onLine(long place) {
    return new Reason(place, field, expected, remedy);
  }
}
