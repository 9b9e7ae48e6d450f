package org.stillwatch.wire.canonical;

/**
 * How much JSON a reader accepts before it looks at the meaning.
 *
 * @param maxBytes length of the encoded text, at least 1
 * @param maxDepth nesting of objects and arrays, 1 to 256; a scalar has depth 0
 */
public record Limits(int maxBytes, int maxDepth) {
  /** Deeper nesting than this is refused whatever the limits say. */
  public static final int DEEPEST = 256;

  public Limits {
    if (maxBytes < 1 || maxDepth < 0 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException(
          "limits must be at least one byte and a depth of 0 to " + DEEPEST);
    }
  }
}
