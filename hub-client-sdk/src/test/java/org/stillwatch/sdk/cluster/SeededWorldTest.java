package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.cli.world.Truth;
import org.stillwatch.sdk.cli.world.WorldPlan;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.ExchangeReader;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.BackgroundBuilder;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.indicator.Sketch;

/**
 * A seeded world gives the clusters and sketches that it gave when the recipe was measured, in
 * whatever memory. Whoever moves this digest gives the reducer another name and measures again.
 */
class SeededWorldTest {
  private static final GroupKey KEY =
      GroupKey.of(new byte[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6});
  private static final String CLUSTERS =
      "151e512f899593a4ecab67dab2a50fee4557635752e175b7d639f658e709c54f";

  @TempDir private static Path folder;

  private static List<Truth> simulated(long seed, Path out) throws Exception {
    Instant start = Instant.parse(WorldPlan.DEFAULT_START);
    return org.stillwatch.sdk.cli.world.World.simulate(
        new WorldPlan(900, 24_000, 2, seed, start), out, more -> {});
  }

  private static Background background() throws Exception {
    Path earlier = folder.resolve("earlier");
    Set<String> operated =
        simulated(12, earlier).stream()
            .filter(account -> account.operator() != null)
            .map(Truth::account)
            .collect(Collectors.toSet());
    BackgroundBuilder builder = new BackgroundBuilder(KEY);
    try (ExchangeReader reader = reader(earlier.resolve("lab-2.jsonl.gz"))) {
      for (Optional<Exchange> one = reader.next(); one.isPresent(); one = reader.next()) {
        if (!operated.contains(one.get().account())) {
          builder.add(one.get().prompt());
        }
      }
    }
    return builder.build();
  }

  private static ExchangeReader reader(Path file) throws IOException {
    return new ExchangeReader(Files.newInputStream(file), ExchangeReader.Limits.USUAL, read -> {});
  }

  private static Set<LinkValue> links(Exchange exchange) {
    Set<LinkValue> links = new TreeSet<>();
    exchange.payment().ifPresent(value -> links.add(new LinkValue("payment", value)));
    exchange.contact().ifPresent(value -> links.add(new LinkValue("contact", value)));
    return links;
  }

  private static String digest(Background background, Path file, long memory)
      throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    AccountBatches.Limits limits = new AccountBatches.Limits(32, memory);
    try (Reduction reduction =
            new Reduction(
                KEY, background, Recipe.USUAL, limits, folder, new SecureRandom(new byte[1]));
        ExchangeReader reader = reader(file)) {
      for (Optional<Exchange> one = reader.next(); one.isPresent(); one = reader.next()) {
        reduction.add(one.get(), links(one.get()));
      }
      for (LocalCluster cluster : reduction.finish()) {
        String text =
            cluster.accounts()
                + " "
                + cluster.carriers()
                + " "
                + cluster.exchanges()
                + " "
                + cluster.days();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        cluster
            .links()
            .forEach((value, accounts) ->
                digest.update((value.digest() + accounts).getBytes(StandardCharsets.UTF_8)));
        for (Sketch sketch : cluster.sketches()) {
          digest.update(sketch.feature().wireName().getBytes(StandardCharsets.UTF_8));
          digest.update(sketch.components());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void theClustersAndSketchesOfASeededWorldStayInWhateverMemory() throws Exception {
    Background background = background();
    simulated(11, folder.resolve("world"));
    Path file = folder.resolve("world").resolve("lab-1.jsonl.gz");
    for (long memory : new long[] {1L << 30, 400_000}) {
      assertThat(digest(background, file, memory)).as("memory %d", memory).isEqualTo(CLUSTERS);
    }
  }
}
