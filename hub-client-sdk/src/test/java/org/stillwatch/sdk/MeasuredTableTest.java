package org.stillwatch.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.cli.measured.Measurements;
import org.stillwatch.sdk.cli.measured.Table;

/** The figures of the README are those of the runs that were kept, and no others. */
class MeasuredTableTest {
  private static final Path ROOT = Path.of(System.getProperty("stillwatch.root"));
  private static final String BEGIN = "<!-- bench table: begin -->\n";
  private static final String END = "<!-- bench table: end -->";

  @Test
  void theTableOfTheReadmeIsMadeOfTheRunsThatWereKept() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Path runs = ROOT.resolve("hub-client-sdk/benchmarks/measured");

    assertThat(readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)))
        .as("./stillwatch bench table hub-client-sdk/benchmarks/measured prints what belongs there")
        .isEqualTo(Table.withMachines(new Measurements(runs).all()));
  }
}
