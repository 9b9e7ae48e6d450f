package org.stillwatch.hub.members;

import java.util.Optional;
import java.util.UUID;

/** A member's random id, which is all that the wire shows of it. */
public record MemberId(UUID value) {
  /** Reads an id; empty if the text is not one. */
  public static Optional<MemberId> parse(String text) {
    try {
      UUID value = UUID.fromString(text);
      return value.toString().equals(text) ? Optional.of(new MemberId(value)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
