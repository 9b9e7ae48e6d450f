package org.stillwatch.sdk.cli.measured;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of runs: a file for each thing that is measured, a line for each run. */
public final class Measurements {
  private static final String ENDING = ".jsonl";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  /** The runs in that folder. */
  public Measurements(Path folder) {
    this.folder = folder;
  }

  /** Adds a run after those of the same thing. */
  public void add(Measurement one) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(one.name() + ENDING),
        one.json() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /**
   * All runs; those of one thing together, in the order in which they were added.
   *
   * @throws IOException also if a line is none of ours
   */
  public List<List<Measurement>> all() throws IOException {
    List<Path> files;
    try (Stream<Path> content = Files.list(folder)) {
      files = content.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    List<List<Measurement>> all = new ArrayList<>();
    for (Path file : files) {
      List<Measurement> runs = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        try {
          runs.add(Measurement.of(JSON.readTree(line)));
        } catch (IllegalArgumentException e) {
          throw new IOException(file + ": " + e.getMessage(), e);
        }
      }
      all.add(runs);
    }
    return all;
  }
}
