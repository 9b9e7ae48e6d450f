package org.stillwatch.sdk.cli.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.sdk.trust.PrivateFolder;

/**
 * What of a campaign is done, in a file of the run's folder that is replaced whole: what stands in
 * it holds after a crash. Not thread-safe.
 */
final class Done {
  private static final String FORM = "stillwatch-campaign/1";
  private static final String FILE = "campaign.json";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;
  private final ObjectNode content;

  private Done(Path file, ObjectNode content) {
    this.file = file;
    this.content = content;
  }

  /** Whether a run began in this folder. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * What is done in this folder, which may be nothing; the run is counted.
   *
   * @throws IOException if what began there is another plan
   */
  static Done in(Path folder, CampaignPlan plan) throws IOException {
    Path file = folder.resolve(FILE);
    ObjectNode content = JSON.createObjectNode().put("form", FORM).put("runs", 0);
    content.set("plan", plan.json());
    content.putObject("seconds");
    content.putObject("values");
    if (Files.exists(file)) {
      JsonNode read = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
      if (!(read instanceof ObjectNode found) || !FORM.equals(found.path("form").asText())) {
        throw new IOException(file + " is not of the form " + FORM + "; name another folder.");
      }
      if (!found.path("plan").toString().equals(plan.json().toString())) {
        throw new IOException(
            "In this folder began the campaign "
                + found.path("plan")
                + "; ask for the same, or name another folder.");
      }
      content = found;
    }
    Done done = new Done(file, content);
    content.put("runs", content.path("runs").asInt() + 1);
    done.save();
    return done;
  }

  /** How many runs there were, this one included. */
  int runs() {
    return content.path("runs").asInt();
  }

  /** Whether that step was done. */
  boolean has(String step) {
    return content.path("seconds").has(step);
  }

  /** The step was done, and took so long. */
  void step(String step, double seconds) throws IOException {
    content.withObject("/seconds").put(step, Math.round(seconds * 10) / 10.0);
    save();
  }

  /** The seconds of all steps, in the order in which they were done. */
  ObjectNode seconds() {
    return content.withObject("/seconds").deepCopy();
  }

  /** Remembers a value. */
  void keep(String name, String value) throws IOException {
    content.withObject("/values").put(name, value);
    save();
  }

  /** Remembers values of which there may be many. */
  void keep(String name, List<String> values) throws IOException {
    var list = content.withObject("/values").putArray(name);
    values.forEach(list::add);
    save();
  }

  /** Forgets. */
  void drop(String name) throws IOException {
    content.withObject("/values").remove(name);
    save();
  }

  Optional<String> value(String name) {
    JsonNode value = content.path("values").path(name);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  OptionalLong number(String name) {
    return value(name).stream().mapToLong(Long::parseLong).findFirst();
  }

  /** Empty if they were not remembered. */
  Optional<List<String>> values(String name) {
    JsonNode values = content.path("values").path(name);
    if (!values.isArray()) {
      return Optional.empty();
    }
    List<String> list = new ArrayList<>();
    values.forEach(value -> list.add(value.asText()));
    return Optional.of(list);
  }

  private void save() throws IOException {
    PrivateFolder.write(
        file, content.toPrettyString().concat("\n").getBytes(StandardCharsets.UTF_8));
  }
}
