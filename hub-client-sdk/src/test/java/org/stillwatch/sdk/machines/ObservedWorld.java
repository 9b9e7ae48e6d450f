package org.stillwatch.sdk.machines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.cli.world.World;
import org.stillwatch.sdk.cli.world.WorldPlan;
import org.stillwatch.sdk.meaning.WordsEmbedding;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.canonical.Bytes;

/**
 * An enrolled lab with all that bears on its reports: a group key, a background with meanings, a
 * public template, exceptions of its own, and two weeks of an invented world, with lines among them
 * that are none, or odd.
 */
public final class ObservedWorld implements AutoCloseable {
  private static final Duration SINCE_START = Duration.ofDays(21);

  /** The hub refuses proofs that are five minutes old. */
  private static final Duration STANDS_STILL = Duration.ofSeconds(100);

  private static final String REDUCER = "stillwatch-meaning-bge-small/2";
  private static final int HONEST_PROMPTS = 400;

  private final FakeHub hub;
  private final Path folder;
  private final Path config;
  private final List<String> lines;
  private Instant now;
  private List<String> alone = List.of();

  /**
   * Invents it.
   *
   * @param folder is empty
   */
  public ObservedWorld(Path folder, long seed) throws Exception {
    this.folder = folder;
    this.now = Instant.now();
    Instant start = now.truncatedTo(ChronoUnit.DAYS).minus(SINCE_START);
    this.config = folder.resolve("lab.json");
    this.hub = new FakeHub(FakeHub.policy("evaluation"));
    World.simulate(new WorldPlan(300, 4_000, 1, seed, start), folder.resolve("world"), more -> {});
    this.lines = new ArrayList<>(unpacked(folder.resolve("world").resolve("lab-1.jsonl.gz")));
    String first = lines.get(0);
    lines.addAll(
        List.of("no exchange", "{\"account\":\"a\"}", "", first, first.replace("2026", "x")));
    for (int i = 0; i < 4; i++) {
      lines.add(
          "{\"account\":\"odd one\",\"prompt\":\"\\udc00 half a sign, and number " + i + "\"}");
      lines.add(
          "{\"account\":\"odd \\ud801\",\"prompt\":\"\\udc00 half a sign, and number " + i + "\"}");
    }
    enrol(start);
  }

  private void enrol(Instant start) throws Exception {
    Path ticket = folder.resolve("ticket");
    Files.writeString(ticket, hub.ticket().toJson().toString());
    Lab.enrol(config, ticket, around());
    String written = Files.readString(config);
    Files.writeString(
        config,
        written.replaceFirst("\"switched_on\"[^]]*]", "\"switched_on\":[\"prompt-meaning\"]"));
    Path honest = folder.resolve("honest.jsonl");
    WorldPlan earlier = new WorldPlan(60, 600, 1, 77, start.minus(WorldPlan.LENGTH));
    World.simulate(earlier, folder.resolve("earlier"), more -> {});
    List<String> traffic = unpacked(folder.resolve("earlier").resolve("lab-1.jsonl.gz"));
    Files.write(honest, traffic.subList(0, HONEST_PROMPTS));
    try (Lab lab = Lab.open(config, around())) {
      lab.newGroupKey(folder.resolve("group.key"));
      lab.buildBackground(List.of(honest), read -> {}, folder.resolve("background"));
      lab.importBackground(folder.resolve("background"));
      lab.allowing()
          .addPublic(List.of(Files.writeString(folder.resolve("public"), prompt(lines.get(7)))));
      lab.allowing()
          .except(
              List.of(field("account", lines.get(3))),
              List.of(
                  CanonicalValue.payment(
                      lines.stream()
                          .map(line -> field("payment", line))
                          .filter(value -> !value.isEmpty())
                          .findFirst()
                          .orElseThrow())),
              List.of(),
              Effect.BLOCK);
      lab.allowing()
          .except(List.of(field("account", lines.get(20))), List.of(), List.of(), Effect.INFORM);
    }
  }

  private static String prompt(String line) {
    return field("prompt", line);
  }

  /** Of a line of the invented world, whose texts hold no escapes that matter here. */
  private static String field(String name, String line) {
    int at = line.indexOf("\"" + name + "\":\"");
    if (at < 0) {
      return "";
    }
    int from = at + name.length() + 4;
    return line.substring(from, line.indexOf("\",", from));
  }

  private static List<String> unpacked(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  /** The machine of this lab, at a moment that stands still, with ids that come out again. */
  public Surroundings around() {
    Surroundings around =
        new Surroundings(
            Clock.fixed(now, ZoneOffset.UTC),
            new CountedIds(),
            pause -> {},
            new Patience(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(20)),
            Timeouts.USUAL,
            new AccountBatches.Limits(8, 1 << 26));
    return around.with(() -> Optional.of(new WordsEmbedding(REDUCER)));
  }

  /** The lab's configuration. */
  public Path config() {
    return config;
  }

  /** Observes the world's exchanges in some way. */
  public interface Way {
    Observation observe(Lab lab) throws IOException;
  }

  /**
   * All that an observation came to, in words and bytes: what would leave, what would not, and what
   * stays.
   */
  public List<String> outcome(Way way) throws IOException {
    try (Lab lab = Lab.open(config, around())) {
      return told(way.observe(lab));
    }
  }

  private static List<String> told(Observation observation) {
    List<String> told = new ArrayList<>();
    for (DraftReport draft : observation.reports()) {
      for (Bytes object : draft.objects()) {
        told.add(new String(object.toByteArray(), UTF_8));
      }
      told.add("accounts " + draft.accounts());
      told.add("watched " + draft.watched().hex());
      told.add("on own list " + draft.onOwnList());
    }
    told.add("withheld " + observation.withheld());
    told.add("skipped " + observation.skippedLines());
    told.add("exchanges " + observation.exchanges());
    return told;
  }

  /** What the lab's machine comes to alone, at the moment that stands still; made anew with it. */
  public List<String> alone() throws IOException {
    if (alone.isEmpty() || Instant.now().isAfter(now.plus(STANDS_STILL))) {
      now = Instant.now();
      Path all = Files.write(folder.resolve("all"), lines);
      alone = outcome(lab -> lab.observeFiles(List.of(all), read -> {}));
    }
    return alone;
  }

  /**
   * The lines in parts, dealt out by chance, and shuffled.
   *
   * @param parts as many, some of which may have none
   */
  public List<List<String>> parted(Random random, int parts) {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, random);
    List<List<String>> parted = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      parted.add(new ArrayList<>());
    }
    shuffled.forEach(line -> parted.get(random.nextInt(parts)).add(line));
    return parted;
  }

  /** Without the numbers and files of skipped lines, which depend on where the lines are. */
  public static List<String> wherever(List<String> outcome) {
    return outcome.stream().filter(line -> !line.startsWith("skipped ")).toList();
  }

  /** These lines as a file of JSON Lines, plain or gzip. */
  public static byte[] file(List<String> lines, boolean gzip) throws IOException {
    byte[] plain = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    if (!gzip) {
      return plain;
    }
    var bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      new ByteArrayInputStream(plain).transferTo(out);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    hub.close();
  }
}
