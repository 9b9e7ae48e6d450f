package org.stillwatch.sdk.cli.world;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The way in: a plan becomes files. */
public final class World {

  private World() {}

  /**
   * Writes {@code lab-1.jsonl.gz} and so on, one exchange a line, and {@code truth.json}. Files of
   * these names are replaced. Labs are written side by side, in memory that depends on the number
   * of accounts only.
   *
   * @param out made if it does not exist
   * @return every account of the world, lab by lab, as in {@code truth.json}
   * @throws IOException if a file cannot be written; unfinished files end in {@code .part}
   */
  public static List<Truth> simulate(WorldPlan plan, Path out, ProgressListener progress)
      throws IOException, InterruptedException {
    Files.createDirectories(out);
    Cast cast = Cast.of(plan, Phrasebook.own());
    int threads = Math.min(plan.labs(), Runtime.getRuntime().availableProcessors());
    ExecutorService writers = Executors.newFixedThreadPool(threads);
    try {
      var files = new ArrayList<Future<?>>();
      for (int lab = 1; lab <= plan.labs(); lab++) {
        Path path = out.resolve(WorldPlan.labName(lab) + ".jsonl.gz");
        List<Account> accounts = cast.labs().get(lab - 1);
        var file = new LabFile(plan, lab, accounts, cast.exchanges().get(lab - 1), progress);
        files.add(
            writers.submit(() -> {
              file.write(path);
              return path;
            }));
      }
      for (Future<?> file : files) {
        finished(file);
      }
    } finally {
      writers.shutdownNow();
    }
    List<Truth> truth = cast.truth();
    write(truth, out.resolve("truth.json"));
    return truth;
  }

  private static void finished(Future<?> file) throws IOException, InterruptedException {
    try {
      file.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new IOException("A lab's file could not be written: " + cause.getMessage(), cause);
      }
      throw new IllegalStateException("The world could not be written.", e.getCause());
    }
  }

  private static void write(List<Truth> truth, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      var tight = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.NONE);
      var printer = new DefaultPrettyPrinter(tight).withObjectIndenter(null);
      json.setPrettyPrinter(printer.withArrayIndenter(new DefaultIndenter("", "\n")));
      json.writeStartArray();
      for (Truth account : truth) {
        json.writeStartObject();
        json.writeStringField("lab", account.lab());
        json.writeStringField("account", account.account());
        json.writeStringField("operator", account.operator());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
