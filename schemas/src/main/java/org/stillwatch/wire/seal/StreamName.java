package org.stillwatch.wire.seal;

import java.util.regex.Pattern;

/**
 * One chain of batches of a lab, so that two processes of a lab do not wait for each other.
 *
 * @param name 1 to 64 characters of a-z, 0-9 and hyphen
 */
public record StreamName(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

  public StreamName {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a stream name has 1 to 64 characters of a-z, 0-9 and hyphen");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
