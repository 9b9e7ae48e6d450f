package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.util.List;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;

/** Observes exchanges that are not in files of this machine, for a command of another artifact. */
public interface Elsewhere {
  /**
   * Observes them.
   *
   * @param inputs as they were named on the command line
   * @throws org.stillwatch.sdk.transport.HubUnreachable if there is no hub to make tokens: then
   *     nothing is kept for later, unlike with files of this machine
   */
  Observation observe(Lab lab, List<String> inputs) throws IOException;
}
