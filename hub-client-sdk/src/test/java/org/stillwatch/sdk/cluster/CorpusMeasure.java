package org.stillwatch.sdk.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.BackgroundBuilder;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.wire.AtTheEdge;

/**
 * Measures the detection on a labelled corpus, all labs and a hub's join in this process, and
 * prints the table. After {@code mvn package}, from the root of the project:
 *
 * <pre>
 * M=hub-client-sdk/target
 * java -cp "$M/test-classes:$M/classes:$M/lib/*" org.stillwatch.sdk.cluster.CorpusMeasure CORPUS [SPLITS [missed]]
 * </pre>
 *
 * SPLITS is how many ways of halving the benign prompts (and group keys) are tried; "missed" lists
 * what was not found.
 */
@AtTheEdge
public final class CorpusMeasure {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line of a labelled corpus. */
  record Labelled(
      String campaign, String family, String lab, String account, String level, String text) {
    boolean benign() {
      return campaign.equals("benign");
    }

    int half(int split) {
      CRC32 hash = new CRC32();
      hash.update(
          (split + "/" + lab + "/" + account + "/" + text).getBytes(StandardCharsets.UTF_8));
      return (int) (hash.getValue() >>> 7 & 1);
    }
  }

  private CorpusMeasure() {}

  /** Prints one table for each way of halving. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    List<Labelled> corpus = read(Path.of(arguments[0]));
    int splits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    for (int split = 0; split < splits; split++) {
      long start = System.nanoTime();
      CorpusScore score = measure(corpus, split);
      out.print(score.table());
      if (arguments.length > 2) {
        out.print(score.missed());
      }
      out.printf(Locale.ROOT, "seconds %.1f%n", (System.nanoTime() - start) / 1e9);
    }
  }

  static CorpusScore measure(List<Labelled> corpus, int split) throws IOException {
    GroupKey key =
        GroupKey.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, (byte) split});
    BackgroundBuilder builder = new BackgroundBuilder(key);
    corpus.stream()
        .filter(line -> line.benign() && line.half(split) == 0)
        .forEach(line -> builder.add(line.text()));
    Background background = builder.build();
    List<HubJoin.Reported> reported = new ArrayList<>();
    CorpusScore score = new CorpusScore();
    for (String lab : List.of("A", "B", "C")) {
      Path folder = Path.of(System.getProperty("java.io.tmpdir"));
      try (Reduction reduction =
          new Reduction(
              key,
              background,
              Recipe.USUAL,
              AccountBatches.Limits.USUAL,
              folder,
              new SecureRandom())) {
        for (Labelled line : corpus) {
          if (line.lab().equals(lab) && !(line.benign() && line.half(split) == 0)) {
            score.account(line);
            reduction.add(Exchange.of(line.account(), line.text()));
          }
        }
        reduction.finish().forEach(cluster -> reported.add(new HubJoin.Reported(lab, cluster)));
      }
    }
    score.campaigns(HubJoin.USUAL.campaigns(reported));
    return score;
  }

  static List<Labelled> read(Path corpus) throws IOException {
    List<Labelled> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode json = JSON.readTree(line);
        lines.add(
            new Labelled(
                json.path("campaign").asText(),
                json.path("family").asText(),
                json.path("lab").asText(),
                json.path("account").asText(),
                json.path("level").asText(),
                json.path("text").asText()));
      }
    }
    return lines;
  }
}
