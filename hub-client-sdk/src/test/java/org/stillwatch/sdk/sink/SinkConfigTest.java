package org.stillwatch.sdk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.LabSettings;
import org.stillwatch.sdk.trust.SinkEntry;
import org.stillwatch.wire.log.WitnessPolicy;

/** The sinks of a configuration, from its file to open sinks. */
class SinkConfigTest {
  @TempDir private Path folder;
  private Sample sample;

  @BeforeEach
  void make() throws Exception {
    sample = new Sample(folder.resolve("lab"));
  }

  private LabConfig written(String sinks) throws IOException {
    Path file = folder.resolve("lab.json");
    new LabConfig(
            sample.root(), LabConfig.USUAL_STREAM, LabSettings.USUAL, List.of(), WitnessPolicy.NONE)
        .write(file);
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = (ObjectNode) json.readTree(Files.readAllBytes(file));
    config.set("sinks", json.readTree(sinks));
    Files.write(file, json.writeValueAsBytes(config));
    return LabConfig.read(file);
  }

  private void open(String sinks) throws IOException {
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.configure(written(sinks).sinks(), folder);
    }
  }

  @Test
  void sinksOfTheFileAreOpenedAndGetWhatComes() throws Exception {
    LabConfig config =
        written("[{\"name\":\"lines\",\"type\":\"json-lines\",\"file\":\"alerts.jsonl\"}]");
    try (Deliveries deliveries = sample.deliveries()) {
      deliveries.configure(config.sinks(), folder);
      deliveries.take(sample.alert());
      deliveries.deliverOnce(java.time.Duration.ofSeconds(20));
    }
    assertThat(Files.readAllLines(folder.resolve("alerts.jsonl"))).hasSize(1);
  }

  @Test
  void theFileKeepsItsSinksWhenItIsWrittenAgain() throws Exception {
    LabConfig config =
        written("[{\"name\":\"lines\",\"type\":\"json-lines\",\"file\":\"alerts.jsonl\"}]");
    Path copy = folder.resolve("copy.json");
    config.write(copy);
    assertThat(LabConfig.read(copy)).isEqualTo(config);
    assertThat(config.sinks()).hasSize(1);
  }

  @Test
  void aFileWithoutSinksHasNone() throws Exception {
    assertThat(written("[]").sinks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"json-lines\",\"file\":\"x\"}",
        "{\"name\":\"Lines\",\"type\":\"json-lines\",\"file\":\"x\"}",
        "{\"name\":\"../up\",\"type\":\"json-lines\",\"file\":\"x\"}",
        "{\"name\":\"lines\",\"file\":\"x\"}",
        "{\"name\":\"lines\",\"type\":\"pigeon\",\"file\":\"x\"}",
        "{\"name\":\"lines\",\"type\":\"json-lines\"}",
        "{\"name\":\"lines\",\"type\":\"json-lines\",\"file\":7}",
        "{\"name\":\"lines\",\"type\":\"json-lines\",\"file\":\"x\",\"more\":1}",
        "{\"name\":\"lines\",\"type\":\"json-lines\",\"file\":\"x\",\"accounts\":true}",
        "{\"name\":\"lines\",\"type\":\"json-lines\",\"file\":\"x\",\"accounts\":\"all\"}",
        "\"lines\"",
        "null"
      })
  void whatDoesNotHaveTheFormIsRefused(String entry) {
    assertThatIOException().isThrownBy(() -> open("[" + entry + "]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"x\"", "null"})
  void sinksThatAreNoListAreRefused(String sinks) {
    assertThatIOException().isThrownBy(() -> written(sinks));
  }

  @Test
  void moreSinksThanAnybodyHasAreRefused() {
    ArrayNode many = new ObjectMapper().createArrayNode();
    for (int i = 0; i < 33; i++) {
      many.addObject().put("name", "s" + i);
    }
    assertThatIOException().isThrownBy(() -> written(many.toString()));
  }

  @Test
  void theKindsOfThisArtifactAreFound() {
    List<String> unknown = new ArrayList<>();
    for (String type : List.of("json-lines", "webhook", "syslog")) {
      assertThatIOException()
          .isThrownBy(() -> open("[{\"name\":\"x\",\"type\":\"" + type + "\"}]"))
          .satisfies(e -> {
            if (String.valueOf(e.getMessage()).contains("not known")) {
              unknown.add(type);
            }
          });
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void anEntryDoesNotShowWhatIsInIt() throws Exception {
    SinkEntry entry =
        new SinkEntry(new ObjectMapper().readTree("{\"url\":\"https://x/?token=1\"}"));
    assertThat(entry.toString()).doesNotContain("token");
  }
}
