package org.stillwatch.wire;

import java.util.UUID;

/** A lab, by a random id; never by its name. */
public record LabId(UUID value) {
  /** Reads the lower-case form only. */
  public static LabId parse(String text) {
    return new LabId(StrictUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
