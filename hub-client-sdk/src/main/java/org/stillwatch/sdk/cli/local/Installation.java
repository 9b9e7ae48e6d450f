package org.stillwatch.sdk.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this program belongs to.
 *
 * @param root the folder of the project
 * @param hubJar the executable jar of the hub
 */
public record Installation(Path root, Path hubJar) {

  /**
   * As {@code ./stillwatch} says, in system properties.
   *
   * @throws IOException if it does not, or what it names is not there
   */
  public static Installation here() throws IOException {
    return new Installation(named("stillwatch.root"), named("stillwatch.hub.jar"));
  }

  /** The policy file of that name. */
  public Path policy(String name) {
    return root.resolve("governance").resolve("policy").resolve(name + ".json");
  }

  private static Path named(String property) throws IOException {
    String value = System.getProperty(property, "");
    if (value.isEmpty() || !Files.exists(Path.of(value))) {
      throw new IOException(
          "The system property "
              + property
              + " does not name what is there; start this command with ./stillwatch, which sets it.");
    }
    return Path.of(value);
  }
}
