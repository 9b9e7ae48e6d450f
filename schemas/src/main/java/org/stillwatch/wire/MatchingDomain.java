package org.stillwatch.wire;

import java.util.regex.Pattern;

/**
 * The hubs that share one threshold key, so that their tokens match.
 *
 * @param name 1 to 64 characters of a-z, 0-9, dot and hyphen
 */
public record MatchingDomain(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9.-]{1,64}");

  public MatchingDomain {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a matching domain has 1 to 64 characters of a-z, 0-9, dot and hyphen");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
