package org.stillwatch.wire.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The most an alert may suggest, weakest first. There is no word for a block. */
public enum Ceiling {
  /** Keep watching; do nothing the operator could notice. */
  OBSERVE,
  /** A human being at the lab looks at the cluster. */
  REVIEW,
  /** The lab may restrict, after a human being has looked and this is on record. */
  RESTRICT;

  /** How it is written on the wire: {@code review}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The ceiling written as {@code json}, if there is one. */
  public static Optional<Ceiling> named(String json) {
    return Arrays.stream(values()).filter(ceiling -> ceiling.json().equals(json)).findFirst();
  }
}
