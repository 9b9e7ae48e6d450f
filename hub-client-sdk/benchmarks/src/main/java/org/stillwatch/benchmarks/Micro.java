package org.stillwatch.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
import org.stillwatch.sdk.cli.measured.Measurement;
import org.stillwatch.sdk.cli.measured.Measurements;

/**
 * {@code ./stillwatch bench micro [--record DIR] [JMH OPTIONS]}: one line of JSON a step on
 * standard output, JMH's own words on standard error. Without options each step is measured in two
 * processes, five seconds each after four to warm up.
 */
public final class Micro {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Micro() {}

  /** Runs what the options of JMH name, or everything. */
  public static void main(String[] args) {
    PrintStream results = System.out;
    boolean kept = args.length > 1 && args[0].equals("--record");
    String[] rest = kept ? Arrays.copyOfRange(args, 2, args.length) : args;
    try {
      CommandLineOptions given = new CommandLineOptions(rest);
      if (given.shouldHelp()) {
        given.showHelp();
        return;
      }
      Options options =
          new OptionsBuilder()
              .parent(given)
              .addProfiler(CpuTime.class)
              .forks(given.getForkCount().orElse(2))
              .warmupIterations(given.getWarmupIterations().orElse(4))
              .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
              .measurementIterations(given.getMeasurementIterations().orElse(5))
              .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
              .build();
      String machine = Machine.inWords();
      System.err.println(machine);
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      ArrayNode steps = result.putArray("steps");
      var words = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
      for (RunResult step : new Runner(options, words).run()) {
        ObjectNode line = line(step);
        steps.add(line);
        results.println(line);
      }
      if (kept) {
        String command = ("bench micro " + String.join(" ", rest)).strip();
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        new Measurements(Path.of(args[1])).add(new Measurement(command, "", machine, day, result));
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
    line.put("error_99_9", rounded(measured.getScoreError()));
    Result<?> cpu = result.getSecondaryResults().get(CpuTime.NAME);
    if (cpu != null && unit.equals("us/op")) {
      line.put("cpu_us", rounded(cpu.getScore())).put("cpu_us_error", rounded(cpu.getScoreError()));
      line.put("per_cpu_second", Math.round(1e6 / cpu.getScore()));
    }
    return line;
  }

  /** Null for an error that cannot be told from so few samples. */
  private static @Nullable BigDecimal rounded(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal rounded = new BigDecimal(value, new MathContext(3));
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
