package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.util.Set;

/** {@code "type": "json-lines"}: a {@code file} that alerts are appended to. */
public final class JsonLinesKind implements SinkKind {
  @Override
  public String type() {
    return "json-lines";
  }

  @Override
  public DetectionSink open(SinkSettings settings, SinkSurroundings around) throws IOException {
    var members = settings.members(Set.of("file"), Set.of());
    return new JsonLinesSink(settings.file(members, "file"));
  }
}
