package org.stillwatch.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.stillwatch.sdk.cli.bench.Machine;

/**
 * {@code ./stillwatch bench micro [JMH OPTIONS]}: one line of JSON a step on standard output, JMH's
 * own words on standard error. Without options each step is measured in two processes, five seconds
 * each after four to warm up.
 */
public final class Micro {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Micro() {}

  /** Runs what the options of JMH name, or everything. */
  public static void main(String[] args) {
    PrintStream results = System.out;
    try {
      CommandLineOptions given = new CommandLineOptions(args);
      if (given.shouldHelp()) {
        given.showHelp();
        return;
      }
      Options options =
          new OptionsBuilder()
              .parent(given)
              .forks(given.getForkCount().orElse(2))
              .warmupIterations(given.getWarmupIterations().orElse(4))
              .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
              .measurementIterations(given.getMeasurementIterations().orElse(5))
              .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
              .build();
      System.err.println(Machine.inWords());
      var words = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
      for (RunResult result : new Runner(options, words).run()) {
        results.println(line(result));
      }
    } catch (CommandLineOptionException usage) {
      System.err.println(usage.getMessage());
      System.exit(USAGE);
    } catch (RunnerException | java.io.IOException failed) {
      System.err.println(failed.getMessage());
      System.exit(FAILED);
    }
  }

  private static ObjectNode line(RunResult result) {
    Result<?> measured = result.getPrimaryResult();
    String name = result.getParams().getBenchmark();
    String unit = measured.getScoreUnit();
    double score = measured.getScore();
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("step", name.substring(Micro.class.getPackageName().length() + 1))
            .put("score", rounded(score))
            .put("unit", unit)
            .put("samples", measured.getSampleCount());
    if (!Double.isNaN(measured.getScoreError())) {
      line.put("error_99_9", rounded(measured.getScoreError()));
    }
    if (unit.equals("us/op")) {
      line.put("per_second", Math.round(1e6 / score));
    }
    return line;
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value, new MathContext(3));
  }
}
