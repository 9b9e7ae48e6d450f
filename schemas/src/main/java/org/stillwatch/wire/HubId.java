package org.stillwatch.wire;

import java.util.UUID;

/** A hub, by a random id. */
public record HubId(UUID value) {
  /** Reads the lower-case form only. */
  public static HubId parse(String text) {
    return new HubId(StrictUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
