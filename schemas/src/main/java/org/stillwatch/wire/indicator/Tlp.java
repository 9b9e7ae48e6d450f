package org.stillwatch.wire.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Traffic Light Protocol 2.0 (FIRST), by the marking definitions that OASIS published. */
public enum Tlp {
  /** No limit. */
  CLEAR("94868c89-83c2-464b-929b-a1a8aa3c8487"),
  /** The community. */
  GREEN("bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
  /** The receiving organisation and its clients. */
  AMBER("55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
  /** The receiving organisation only; the default. */
  AMBER_STRICT("939a9414-2ddd-4d32-a0cd-375ea402b003"),
  /** The receiving persons only; never into feeds or federation. */
  RED("e828b379-4e03-4974-9ac4-e53a884c97c1");

  private final String uuid;

  Tlp(String uuid) {
    this.uuid = uuid;
  }

  /** The id of the marking definition. */
  public String markingRef() {
    return "marking-definition--" + uuid;
  }

  /** The label as policies write it: {@code amber+strict}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }

  /** The label of that marking definition. */
  public static Optional<Tlp> ofMarking(String ref) {
    return Arrays.stream(values()).filter(label -> label.markingRef().equals(ref)).findFirst();
  }
}
