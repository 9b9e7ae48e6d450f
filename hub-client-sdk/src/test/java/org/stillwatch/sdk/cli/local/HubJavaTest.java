package org.stillwatch.sdk.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HubJavaTest {
  private static final Path SCRIPT =
      Path.of(System.getProperty("stillwatch.root", "..")).resolve("stillwatch");

  @Test
  void whatIsMeasuredRunsAsTheScriptServesIt() throws IOException {
    String script = Files.readString(SCRIPT);
    String serve = script.substring(script.indexOf("\nserve() {"));
    serve = serve.substring(0, serve.indexOf("\n}"));
    assertThat(serve)
        .contains("java_options " + String.join(" ", HubJava.AS_SERVED.options()) + "\n");
  }
}
