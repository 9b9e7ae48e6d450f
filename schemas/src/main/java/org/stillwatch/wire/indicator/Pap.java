package org.stillwatch.wire.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Permissible Actions Protocol, by its published marking definitions. */
public enum Pap {
  /** No limit on actions. */
  CLEAR("ad15a0cd-55b6-4588-a14c-a66105329b92"),
  /** Active actions, blocking included. */
  GREEN("c43594d1-4b11-4c59-93ab-1c9b14d53ce9"),
  /** Passive checks with third parties. */
  AMBER("60f8932b-e51e-4458-b265-a2e8be9a80ab"),
  /** Nothing that the operator of the campaign could notice; the default. */
  RED("740d36e5-7714-4c30-961a-3ae632ceee0e");

  private final String uuid;

  Pap(String uuid) {
    this.uuid = uuid;
  }

  /** The id of the marking definition. */
  public String markingRef() {
    return "marking-definition--" + uuid;
  }

  /** The label as policies write it: {@code red}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The label of that marking definition. */
  public static Optional<Pap> ofMarking(String ref) {
    return Arrays.stream(values()).filter(label -> label.markingRef().equals(ref)).findFirst();
  }
}
