package org.stillwatch.sdk.sink;

import java.io.IOException;

/**
 * A kind of sink that a lab's configuration can name: the open seam. Those of other artifacts are
 * found by {@link java.util.ServiceLoader}. Stateless.
 */
public interface SinkKind {
  /** The word after {@code "type"}: lower case letters and hyphens. */
  String type();

  /**
   * Opens a sink. It connects to nothing yet: a receiver that is away is met when alerts come.
   *
   * @throws org.stillwatch.wire.canonical.MalformedJson if the settings do not have the form
   * @throws IOException if a file that they name cannot be used
   */
  DetectionSink open(SinkSettings settings, SinkSurroundings around) throws IOException;
}
