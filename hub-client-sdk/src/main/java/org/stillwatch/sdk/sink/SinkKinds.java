package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.stillwatch.wire.canonical.MalformedJson;

/** The kinds of sinks that are on the class path. */
final class SinkKinds {
  private final List<SinkKind> kinds = new ArrayList<>();

  SinkKinds() {
    ServiceLoader.load(SinkKind.class).forEach(kinds::add);
  }

  /**
   * Opens a configured sink.
   *
   * @throws IOException if its settings cannot be used; says which sink, and what to correct
   */
  DetectionSink open(SinkSettings settings, SinkSurroundings around) throws IOException {
    SinkKind kind =
        kinds.stream()
            .filter(one -> one.type().equals(settings.type()))
            .findFirst()
            .orElseThrow(() -> new IOException(unknown(settings)));
    try {
      return kind.open(settings, around);
    } catch (IllegalArgumentException e) {
      String why = e instanceof MalformedJson malformed ? malformed.getMessage() : "a bad value";
      throw new IOException(
          "the sink " + settings.name() + " is not as its type needs it (" + why + "): correct it",
          e);
    }
  }

  private String unknown(SinkSettings settings) {
    return "the sink "
        + settings.name()
        + " has a type that is not known: expected one of "
        + String.join(", ", kinds.stream().map(SinkKind::type).toList())
        + "; is its artifact on the class path?";
  }
}
