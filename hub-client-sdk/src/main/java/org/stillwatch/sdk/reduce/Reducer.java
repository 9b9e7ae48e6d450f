package org.stillwatch.sdk.reduce;

/** What made an indicator: only sketches of the same reducer and background can be compared. */
public final class Reducer {
  /** The recipe of this package. Anything that changes a shingle or a sketch needs another name. */
  public static final String NAME = "stillwatch-lexical/1";

  private Reducer() {}
}
