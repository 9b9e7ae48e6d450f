package org.stillwatch.sdk.transport;

import java.time.Duration;

/**
 * How long to wait for a hub.
 *
 * @param connect until a connection stands
 * @param answer until the whole answer is there, beyond what a long poll waits on purpose
 */
public record Timeouts(Duration connect, Duration answer) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
