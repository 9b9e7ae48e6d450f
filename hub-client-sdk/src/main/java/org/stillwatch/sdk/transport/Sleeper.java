package org.stillwatch.sdk.transport;

import java.time.Duration;

/** How a thread waits; tests do not. */
public interface Sleeper {
  /** Of a running program. */
  Sleeper REAL = pause -> Thread.sleep(pause.toMillis());

  void sleep(Duration pause) throws InterruptedException;
}
