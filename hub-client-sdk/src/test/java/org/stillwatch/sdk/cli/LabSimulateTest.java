package org.stillwatch.sdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@NullMarked
class LabSimulateTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void theResultIsOneLineOfJson() {
    Path world = folder.resolve("w");
    int code = run("--accounts", "40", "--exchanges", "200", "--labs", "2", "--out", world);

    assertThat(code).isZero();
    assertThat(out)
        .hasToString(
            "{\"labs\":2,\"accounts\":40,\"exchanges\":200,\"out\":\""
                + world
                + "\"}"
                + System.lineSeparator());
    assertThat(world.resolve("lab-2.jsonl.gz")).exists();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFigureOutOfRangeIsAUsageError() {
    int code = run("--accounts", "40", "--exchanges", "3", "--labs", "2", "--out", folder);

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("exchanges is 3; expected 40 to 1000000000");
    assertThat(out.toString()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMissingOptionIsAUsageError() {
    assertThat(run("--accounts", "40", "--labs", "2", "--out", folder)).isEqualTo(2);
    assertThat(err.toString()).contains("--exchanges");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidSo() throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "not a folder");

    int code = run("--accounts", "40", "--exchanges", "200", "--labs", "2", "--out", file);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("was not written to " + file);
    assertThat(out.toString()).isEmpty();
  }

  private int run(Object... options) {
    var arguments = new String[options.length + 2];
    for (int i = 0; i < options.length; i++) {
      arguments[i] = options[i].toString();
    }
    arguments[options.length] = "--seed";
    arguments[options.length + 1] = "1";
    return new CommandLine(new LabSimulate())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
