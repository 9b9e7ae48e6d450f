package org.stillwatch.hub.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.wire.log.WitnessKey;

/**
 * A witness whom the hub asks to cosign (C2SP tlog-witness).
 *
 * @param submission the prefix of its address
 */
public record WitnessAddress(URI submission, WitnessKey key) {
  /**
   * Reads a file with a witness a line: its address, a blank, its key. Lines that begin with # and
   * empty ones are read over.
   *
   * @throws IOException if it cannot be read, or a line is none
   */
  public static List<WitnessAddress> read(Path file) throws IOException {
    List<WitnessAddress> all = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        all.add(line(line.strip(), file + ", line " + number));
      }
    }
    return all;
  }

  private static WitnessAddress line(String line, String where) throws IOException {
    int blank = line.indexOf(' ');
    try {
      URI address = URI.create(line.substring(0, Math.max(0, blank)));
      if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
        throw new IllegalArgumentException("http or https");
      }
      return new WitnessAddress(address, WitnessKey.parse(line.substring(blank + 1).strip()));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          where + ": expected the address of a witness, a blank, and its key (name+id+key)", e);
    }
  }

  /** Where checkpoints are added. */
  URI addCheckpoint() {
    String text = submission.toString();
    return URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
  }
}
