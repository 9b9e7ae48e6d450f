package org.stillwatch.sdk.cli.campaign;

/** Shows how far a step is and how long it will take. Implementations are thread-safe. */
public interface Meter extends AutoCloseable {
  /** Makes a meter for a step. */
  @FunctionalInterface
  interface Maker {
    /**
     * Begins to show.
     *
     * @param step in words
     * @param all how much there is to do
     */
    Meter of(String step, long all);
  }

  /** So much of it is done. */
  void reached(long done);

  @Override
  void close();
}
