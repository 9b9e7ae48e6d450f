package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.PrivateFolder;

/**
 * Inputs whose observation found the hub away. Reports need the hub's evaluator, and a card number
 * is never kept to wait for it: so the names of the input files are kept, and the next command that
 * reaches the hub observes them again.
 */
final class Postponed {
  private static final String FILE = "postponed.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrivateFolder folder;
  private final PrintWriter err;

  private Postponed(PrivateFolder folder, PrintWriter err) {
    this.folder = folder;
    this.err = err;
  }

  static Postponed of(Path config, PrintWriter err) throws IOException {
    return new Postponed(LabConfig.folder(config), err);
  }

  /** Keeps the names of inputs, durably. */
  void keep(List<Path> inputs) throws IOException {
    Set<Path> all = new LinkedHashSet<>(kept());
    inputs.forEach(input -> all.add(input.toAbsolutePath().normalize()));
    write(List.copyOf(all));
    err.println(
        "The hub does not answer. Kept for the next command that reaches it, which observes them"
            + " again: "
            + all.size()
            + " input files. Leave them where they are.");
    err.flush();
  }

  /** Observes what was kept, together; each file counts once. */
  void observe(Lab lab) throws IOException {
    List<Path> inputs = kept();
    if (inputs.isEmpty()) {
      return;
    }
    List<Path> there = inputs.stream().filter(Files::isReadable).toList();
    inputs.stream()
        .filter(input -> !there.contains(input))
        .forEach(input -> err.println("An input that was kept is not there any more: " + input));
    if (!there.isEmpty()) {
      Observation observation = lab.observeFiles(there, bytes -> {});
      Summary.tell(observation, err);
      write(List.of());
      long sent = observation.submit().stream().filter(one -> one.receipt().isPresent()).count();
      err.println("sent from inputs that were kept: " + sent + " reports");
    } else {
      write(List.of());
    }
    err.flush();
  }

  private List<Path> kept() throws IOException {
    List<Path> inputs = new ArrayList<>();
    byte[] content = folder.read(FILE).orElse(null);
    if (content != null) {
      for (JsonNode input : JSON.readTree(content)) {
        inputs.add(Path.of(input.asText()));
      }
    }
    return inputs;
  }

  private void write(List<Path> inputs) throws IOException {
    if (inputs.isEmpty()) {
      if (folder.has(FILE)) {
        folder.delete(FILE);
      }
      return;
    }
    ArrayNode list = JSON.createArrayNode();
    inputs.forEach(input -> list.add(input.toString()));
    folder.write(FILE, JSON.writeValueAsBytes(list));
  }
}
