package org.stillwatch.sdk.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.cli.StillwatchCli;
import org.stillwatch.sdk.machines.ObservedWorld;

/** The command, as spark-submit runs it. */
class ObserveOnSparkTest {
  @TempDir private static Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private static ObservedWorld world;
  private static Path input;

  @BeforeAll
  static void invent() throws Exception {
    world = new ObservedWorld(Files.createDirectories(folder.resolve("lab")), 24);
    input = Files.createDirectories(folder.resolve("input"));
    List<List<String>> parts = world.parted(new Random(5), 3);
    // Names that are no Unicode cannot be kept with a report, by whatever command.
    parts.forEach(part -> part.removeIf(line -> line.contains("\"odd ")));
    for (int part = 0; part < parts.size(); part++) {
      Files.write(input.resolve("part-" + part), ObservedWorld.file(parts.get(part), part == 1));
    }
  }

  @AfterAll
  static void end() {
    world.close();
  }

  private int run(String... args) throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("spark"));
    return ObserveOnSpark.run(
        LocalSpark.settings(temporary), new PrintWriter(out), new PrintWriter(err), args);
  }

  /** Ids are drawn anew each time, and time goes on; all else is compared. */
  private static List<String> comparable(String printed) {
    return printed
        .replaceAll("--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "--id")
        .replaceAll("20[0-9-]{8}T[0-9:.]*Z", "time")
        .lines()
        .toList();
  }

  @Test
  void aDryRunPrintsWhatItPrintsWithoutSpark() throws Exception {
    String[] args = {"--config", world.config().toString(), "observe", "--dry-run", input + ""};
    assertThat(run(args)).as(err.toString()).isZero();
    StringWriter here = new StringWriter();
    StringWriter hereErr = new StringWriter();
    List<Path> files =
        List.of(input.resolve("part-0"), input.resolve("part-1"), input.resolve("part-2"));
    StillwatchCli.observe(
        (lab, inputs) -> lab.observeFiles(files, read -> {}),
        new PrintWriter(here),
        new PrintWriter(hereErr),
        args);
    assertThat(comparable(out.toString())).hasSizeGreaterThan(2);
    assertThat(comparable(out.toString())).isEqualTo(comparable(here.toString()));
    assertThat(err.toString()).isEqualTo(hereErr.toString()).contains("exchanges came to");
  }

  @Test
  void reportsGoThroughTheOutboxToTheHub() throws Exception {
    int code = run("--config", world.config().toString(), "observe", input.toString());
    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString().lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"receipt\":\"ey"));
  }

  @Test
  void whatIsWrongIsSaidInWordsAndByTheExitCode() throws Exception {
    assertThat(run("--config", world.config().toString(), "observe")).isEqualTo(2);
    assertThat(run("--config", world.config().toString(), "alerts")).isEqualTo(2);
    assertThat(run("--config", world.config().toString(), "observe", "/nowhere/at/all")).isOne();
    assertThat(err.toString()).contains("Input path does not exist");
    byte[] cut = ObservedWorld.file(List.of("{\"account\":\"a\",\"prompt\":\"b\"}"), true);
    Path damaged = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(cut, 20));
    assertThat(run("--config", world.config().toString(), "observe", damaged.toString())).isOne();
    assertThat(err.toString()).contains("the gzip input is cut or damaged after line 0");
    assertThat(out.toString()).isEmpty();
  }
}
