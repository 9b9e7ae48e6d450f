package org.stillwatch.sdk.cli.evaluate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Honest prompts as files of exchanges, as {@code lab background build} reads them. */
final class HonestFiles {
  private static final JsonMapper JSON = new JsonMapper();

  private HonestFiles() {}

  /** Writes one file a lab. */
  static List<Path> write(Map<String, List<String>> byLab, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (List<String> prompts : byLab.values()) {
      Path file = folder.resolve("honest-" + (files.size() + 1) + ".jsonl");
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        for (String prompt : prompts) {
          out.write(
              JSON.createObjectNode().put("account", "honest").put("prompt", prompt).toString());
          out.write('\n');
        }
      }
      files.add(file);
    }
    return files;
  }
}
