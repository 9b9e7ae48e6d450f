package org.stillwatch.sdk.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  @TempDir private Path folder;
  private Measurements runs;

  @BeforeEach
  void make() {
    runs = new Measurements(folder);
  }

  private static Measurement run(String command, String subject, String load, String result)
      throws IOException {
    return new Measurement(
        command,
        subject,
        "2 cores, 8.0 GiB memory, load " + load + ", Linux, Java 25",
        LocalDate.of(2026, 11, 24),
        new JsonMapper().readTree(result));
  }

  @Test
  void runsOfOneThingAreOneRowInTheirOrder() throws IOException {
    String command = "bench crash --rounds 20 --seed ";
    runs.add(run(command + 1, "h2", "0.4", crash(300)));
    runs.add(run(command + 2, "h2", "1.4", crash(400)));
    runs.add(run(command + 3, "postgresql", "0.9", crash(500)));

    assertThat(Table.of(runs.all()).lines().skip(2))
        .containsExactly(
            "| hub killed (SIGKILL) while two labs submit (h2) | `bench crash --rounds 20 --seed 1` |"
                + " 300 receipts in 20 kills: 0 lost, 0 half kept, 0 doubled; back after 9.3 s<br>"
                + "400 receipts in 20 kills: 0 lost, 0 half kept, 0 doubled; back after 9.3 s |",
            "| hub killed (SIGKILL) while two labs submit (postgresql) |"
                + " `bench crash --rounds 20 --seed 3` |"
                + " 500 receipts in 20 kills: 0 lost, 0 half kept, 0 doubled; back after 9.3 s |");
    assertThat(Table.withMachines(runs.all()))
        .startsWith(
            "On 2 cores, 8.0 GiB memory, Linux, Java 25, 2026-11-24; load at the beginning of a"
                + " run 0.4 to 1.4.\n\n| what |");
    assertThat(Table.machines(runs.all()))
        .containsExactly("2 cores, 8.0 GiB memory, Linux, Java 25");
    assertThat(Table.loads(runs.all())).contains("0.4 to 1.4");
  }

  private static String crash(int receipts) {
    return "{\"receipts\":"
        + receipts
        + ",\"rounds\":20,\"lost\":0,\"half_kept\":0,\"doubled\":0,\"restart_seconds\":{\"median\":9.3}}";
  }

  @Test
  void whatIsMissingInAResultIsSeenToBeMissing() throws IOException {
    runs.add(run("bench latency", "h2", "0.1", "{\"p50_ms\":38}"));
    assertThat(Table.of(runs.all())).contains("median 38 ms, 99th percentile ? ms");
  }

  @Test
  void aCommandMayBeginLikeAnother() throws IOException {
    runs.add(
        run("evaluate --meaning", "prompt-meaning", "0.1", "{\"with\":{\"benign_alerted\":0}}"));
    assertThat(Table.of(runs.all()))
        .contains("benign alerted 0")
        .doesNotContain("honest customers");
  }

  @Test
  void aRunOfAnUnknownCommandIsNotLeftOut() throws IOException {
    runs.add(run("bench luck", "", "0.1", "{}"));
    List<List<Measurement>> all = runs.all();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.of(all))
        .withMessageContaining("bench luck");
  }

  @Test
  void aLineThatIsNoneOfOursIsRefusedWithItsFile() throws IOException {
    Files.writeString(folder.resolve("bench-crash-h2.jsonl"), "{\"command\":\"bench crash\"}\n");
    assertThatIOException().isThrownBy(() -> runs.all()).withMessageContaining("bench-crash-h2");
  }
}
