package org.stillwatch.sdk.reduce;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.stillwatch.wire.AtTheEdge;
import org.stillwatch.wire.indicator.Feature;

/**
 * Measures what one thread does in a CPU-second with prompts of 1,000 characters. Run by hand with
 * the test class path: {@code ReduceSpeed [PROMPTS]}.
 */
@AtTheEdge
public final class ReduceSpeed {
  private ReduceSpeed() {}

  /** Prints a line for each step. */
  public static void main(String[] arguments) throws IOException {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
    GroupKey key = GroupKey.of(new byte[16]);
    List<String> prompts = prompts(count);
    Normaliser normaliser = new Normaliser();
    Shingler shingler = new Shingler(key);
    List<String> normal = prompts.stream().map(normaliser::normalise).toList();
    for (int round = 0; round < 3; round++) {
      timed("normalise", prompts, prompt -> normaliser.normalise(prompt).length());
      timed("shingles c8", normal, text -> shingler.cut(text, Feature.C8));
      timed("shingles c12", normal, text -> shingler.cut(text, Feature.C12));
      timed("skeleton", normal, text -> shingler.cut(text, Feature.SKELETON));
      accounts(key, prompts, 8);
      accounts(key, prompts, 1_000);
    }
  }

  private interface Step {
    long run(String text);
  }

  private static void timed(String name, List<String> texts, Step step) {
    long start = cpuNanos();
    long sum = 0;
    for (String text : texts) {
      sum += step.run(text);
    }
    told(name + " (" + sum + ")", texts.size(), cpuNanos() - start);
  }

  /** The whole way from prompts to templates, at so many prompts an account. */
  private static void accounts(GroupKey key, List<String> prompts, int each) throws IOException {
    TemplateFinder finder = new TemplateFinder(key, Background.none(key));
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    long start = cpuNanos();
    try (AccountBatches batches =
        new AccountBatches(key, AccountBatches.Limits.USUAL, folder, new SecureRandom())) {
      for (int i = 0; i < prompts.size(); i++) {
        batches.add("a" + i / each, prompts.get(i), AccountBatch.NO_DAY, Set.of());
      }
      batches.forEach(batch -> finder.find(batch.prompts()));
    }
    told("all, " + each + " an account", prompts.size(), cpuNanos() - start);
  }

  /** What this thread has used, so that neighbours on the machine do not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void told(String name, int prompts, long nanos) {
    PrintStream out = System.out;
    out.printf(
        Locale.ROOT,
        "%-24s %6.1f us a prompt, %9.0f prompts a CPU-second%n",
        name,
        nanos / 1e3 / prompts,
        prompts * 1e9 / nanos);
  }

  private static List<String> prompts(int count) {
    Random random = new Random(7);
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder prompt = new StringBuilder("Rate the answer below. Use \"one word\" of 10.\n");
      while (prompt.length() < 1_000) {
        prompt.append(Words.sentence(random));
      }
      prompts.add(prompt.substring(0, 1_000));
    }
    return prompts;
  }
}
