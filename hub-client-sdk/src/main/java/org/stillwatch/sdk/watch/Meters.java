package org.stillwatch.sdk.watch;

import java.util.function.DoubleSupplier;

/**
 * Where figures go: the open seam to whatever library the lab measures with. Names and tags follow
 * Micrometer's conventions (lower case, dots), which MicroProfile Metrics takes too. With
 * Micrometer it is {@code registry.counter(name, tags)::increment} and {@code Gauge.builder(name,
 * value, DoubleSupplier::getAsDouble).tags(tags).register(registry)}.
 */
public interface Meters {
  /** Counts one. Called on the hot path: it must be thread-safe and quick. */
  interface Counter {
    void increment();
  }

  /**
   * A counter.
   *
   * @param tags names and values in turn
   */
  Counter counter(String name, String... tags);

  /** A figure that is asked for when it is wanted. */
  void gauge(String name, DoubleSupplier value);

  /** Measures nothing. */
  Meters NONE =
      new Meters() {
        @Override
        public Counter counter(String name, String... tags) {
          return () -> {};
        }

        @Override
        public void gauge(String name, DoubleSupplier value) {
          // Nobody asks.
        }
      };
}
