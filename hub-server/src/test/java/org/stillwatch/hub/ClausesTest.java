package org.stillwatch.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every clause has a class that enforces it and a test that shows it, and both exist. */
class ClausesTest {
  private static final Path ROOT = Path.of(System.getProperty("stillwatch.root", ".."));

  private static JsonNode clauses() throws IOException {
    return new ObjectMapper()
        .readTree(Files.readAllBytes(ROOT.resolve("governance/clauses.json")))
        .path("clauses");
  }

  @Test
  void theClausesOfLiaisonsAndOfTheLogAreThere() throws IOException {
    Set<String> ids = new TreeSet<>();
    clauses().forEach(clause -> assertThat(ids.add(clause.path("id").asText())).isTrue());
    assertThat(ids).contains("LIA-01", "LIA-02", "LIA-03", "LIA-04", "LIA-05", "AUD-01");
  }

  @Test
  void whatEnforcesAClauseAndWhatShowsItExist() throws IOException {
    List<String> missing = new ArrayList<>();
    for (JsonNode clause : clauses()) {
      String id = clause.path("id").asText();
      assertThat(clause.path("says").asText()).as(id).isNotBlank();
      if (sources("main", clause.path("enforced_by").asText()).isEmpty()) {
        missing.add(id + ": " + clause.path("enforced_by").asText());
      }
      assertThat(clause.path("shown_by")).as(id).isNotEmpty();
      for (JsonNode test : clause.path("shown_by")) {
        if (!hasTest(test.asText())) {
          missing.add(id + ": " + test.asText());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static boolean hasTest(String test) throws IOException {
    String[] parts = test.split("#", 2);
    for (Path source : sources("test", parts[0])) {
      String text = Files.readString(source);
      if (text.contains("Test") && (parts.length == 1 || text.contains("void " + parts[1] + "("))) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> sources(String set, String type) {
    String file = "src/" + set + "/java/" + type.replace('.', '/') + ".java";
    return Stream.of("hub-server", "schemas", "hub-client-sdk")
        .map(module -> ROOT.resolve(module).resolve(file))
        .filter(Files::isRegularFile)
        .toList();
  }
}
