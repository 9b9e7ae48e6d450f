package org.stillwatch.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Published vectors that lie beside the checkout and not in it. Where they are absent the tests
 * that need them are skipped, and say so.
 */
public final class SharedVectors {
  private SharedVectors() {}

  /** A file or folder below {@code ../shared/vectors}; skips the calling test if it is absent. */
  public static Path find(String name) {
    var vectors = folder().resolve("vectors").resolve(name);
    assumeTrue(
        Files.exists(vectors),
        () -> "skipped: the published vectors " + name + " are not beside this checkout");
    return vectors;
  }

  private static Path folder() {
    return Optional.ofNullable(System.getenv("STILLWATCH_SHARED"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("stillwatch.root", "..")).resolve("../shared"));
  }
}
