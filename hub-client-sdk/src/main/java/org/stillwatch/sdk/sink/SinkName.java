package org.stillwatch.sdk.sink;

import java.util.regex.Pattern;

/**
 * What a lab calls one of its sinks; also the name of the folder of its queue.
 *
 * @param word 1 to 32 lower case letters, digits and hyphens, a letter first
 */
public record SinkName(String word) {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public SinkName {
    if (!WORD.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "a sink's name has 1 to 32 lower case letters, digits and hyphens, a letter first");
    }
  }

  @Override
  public String toString() {
    return word;
  }
}
