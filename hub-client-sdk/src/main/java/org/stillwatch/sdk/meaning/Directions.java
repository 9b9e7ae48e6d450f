package org.stillwatch.sdk.meaning;

/** Directions as an embedding gives them. */
final class Directions {
  private Directions() {}

  /** The same direction with length 1. */
  static double[] unit(float[] direction) {
    double squares = 0;
    for (float number : direction) {
      squares += (double) number * number;
    }
    double length = Math.sqrt(squares);
    if (!(length > 0) || Double.isInfinite(length)) {
      throw new IllegalArgumentException("an embedding has a direction");
    }
    double[] unit = new double[direction.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = direction[i] / length;
    }
    return unit;
  }
}
