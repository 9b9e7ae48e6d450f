package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.util.SortedSet;
import org.stillwatch.sdk.trust.VerifiedAlert;

/**
 * Takes alerts into the lab's own detection: the open seam. An alert may come more than once after
 * a crash; its id tells. An alert is decision support: it never asks for a block.
 */
public interface DetectionSink {
  /**
   * Takes one alert.
   *
   * @param accounts of the cluster, by the lab's own names; empty if the lab does not remember, or
   *     if the sink is not to have them
   * @throws SinkRefused if it will never be taken: behind a queue, it is set aside
   * @throws IOException if it could not be taken: it will come again
   */
  void accept(VerifiedAlert alert, SortedSet<String> accounts) throws IOException;
}
