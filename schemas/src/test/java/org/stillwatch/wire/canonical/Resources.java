package org.stillwatch.wire.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The vectors of this package: a JSON object a line. */
final class Resources {
  private Resources() {}

  static Stream<JsonNode> lines(String name) {
    try (var in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + name);
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .map(line -> StrictJson.read(line, new Limits(100_000, 10)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
