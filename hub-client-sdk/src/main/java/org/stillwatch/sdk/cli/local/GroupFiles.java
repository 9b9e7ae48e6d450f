package org.stillwatch.sdk.cli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.reduce.Background;

/**
 * What the members hand to each other, past the hub.
 *
 * @param prompts honest prompts that the background was made of
 */
public record GroupFiles(Path key, Path background, int prompts) {

  /**
   * One lab makes both, and uses them.
   *
   * @param honest files of honest exchanges
   * @param folder for the two files
   */
  public static GroupFiles madeBy(Lab lab, List<Path> honest, Path folder) throws IOException {
    Path key = folder.resolve("group-key.json");
    Path background = folder.resolve("background.bin");
    lab.newGroupKey(key);
    Background built = lab.buildBackground(honest, read -> {}, background);
    lab.importBackground(background);
    return new GroupFiles(key, background, built.prompts());
  }

  /** Another lab takes them over. */
  public void importedBy(Lab lab) throws IOException {
    lab.importGroupKey(key);
    lab.importBackground(background);
  }
}
