package org.stillwatch.wire.seal;

/**
 * How large a batch a reader takes.
 *
 * @param maxBytes of the whole sealed form
 * @param maxObjects lines after the header
 * @param maxObjectBytes of one line, without its line feed
 */
public record BatchLimits(int maxBytes, int maxObjects, int maxObjectBytes) {
  public BatchLimits {
    if (maxBytes < 1 || maxObjects < 1 || maxObjectBytes < 1 || maxBytes == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("limits of a batch are from 1 to 2^31-2");
    }
  }
}
