package org.stillwatch.sdk.cli.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class WorldTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse(WorldPlan.DEFAULT_START);
  private static final WorldPlan PLAN = new WorldPlan(400, 8_000, 5, 7, START);

  private static final List<Truth> TRUTH = new ArrayList<>();
  private static final Map<String, List<JsonNode>> LABS = new HashMap<>();
  private static final AtomicLong REPORTED = new AtomicLong();

  @TempDir static Path world;

  @BeforeAll
  static void simulate() throws Exception {
    TRUTH.addAll(World.simulate(PLAN, world, REPORTED::addAndGet));
    for (int lab = 1; lab <= PLAN.labs(); lab++) {
      LABS.put("lab-" + lab, exchanges(world.resolve("lab-" + lab + ".jsonl.gz")));
    }
  }

  @Test
  void theSamePlanGivesTheSameBytes(@TempDir Path again) throws Exception {
    World.simulate(PLAN, again, more -> {});

    for (String file : files(world)) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(world.resolve(file));
    }
    assertThat(files(again)).isEqualTo(files(world)).hasSize(6);
  }

  @Test
  void anotherSeedGivesAnotherWorld(@TempDir Path other) throws Exception {
    World.simulate(new WorldPlan(400, 8_000, 5, 8, START), other, more -> {});

    Set<String> ids = accountsOf(exchanges(other.resolve("lab-1.jsonl.gz")));
    assertThat(ids).doesNotContainAnyElementsOf(accountsOf(lab(1)));
  }

  @Test
  void accountsAndExchangesAreTotalsOverAllLabs() {
    assertThat(LABS.values().stream().mapToInt(List::size).sum()).isEqualTo(8_000);
    assertThat(LABS.values().stream().mapToInt(lab -> accountsOf(lab).size()).sum()).isEqualTo(400);
    assertThat(REPORTED).hasValue(8_000);
  }

  @Test
  void theTruthNamesEveryAccountOnce() throws Exception {
    var expected = new HashSet<List<String>>();
    LABS.forEach((lab, lines) -> accountsOf(lines).forEach(id -> expected.add(List.of(lab, id))));
    var told = TRUTH.stream().map(truth -> List.of(truth.lab(), truth.account())).toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(expected);

    var written = new ArrayList<Truth>();
    for (JsonNode entry : JSON.readTree(world.resolve("truth.json").toFile())) {
      assertThat(entry.fieldNames()).toIterable().containsExactly("lab", "account", "operator");
      JsonNode operator = entry.get("operator");
      written.add(
          new Truth(
              entry.get("lab").asText(),
              entry.get("account").asText(),
              operator.isNull() ? null : operator.asText()));
    }
    assertThat(written).isEqualTo(TRUTH);
  }

  @Test
  void oneOperatorAttacksThreeLabsOfFiveAndTheLastTwoHaveNone() {
    Map<String, Long> operated =
        TRUTH.stream()
            .filter(truth -> truth.operator() != null)
            .collect(Collectors.groupingBy(Truth::lab, Collectors.counting()));

    assertThat(operated).containsOnlyKeys("lab-1", "lab-2", "lab-3");
    assertThat(operated.values()).allMatch(count -> count >= Operators.FULL_CLUSTER);
    assertThat(TRUTH.stream().map(Truth::operator)).containsOnly("operator-1", null);
  }

  @Test
  void linesComeInTheOrderOfTimeAndAccountsAreInterleaved() {
    LABS.forEach((lab, lines) -> {
      List<Instant> times = lines.stream().map(line -> Instant.parse(text(line, "at"))).toList();
      assertThat(times).isSorted();
      assertThat(times).allMatch(at -> !at.isBefore(START));
      assertThat(times).allMatch(at -> at.isBefore(START.plus(WorldPlan.LENGTH)));
      Set<String> early = accountsOf(lines.subList(0, lines.size() / 5));
      assertThat(early).as(lab).hasSizeGreaterThan(20);
    });
  }

  @Test
  void everyIdentifierIsOfAReservedRange() {
    LABS.values().stream()
        .flatMap(List::stream)
        .forEach(line -> {
          assertThat(text(line, "ip"))
              .matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}|2001:db8:[0-9a-f:]+");
          assertThat(text(line, "contact"))
              .matches(
                  "[a-z0-9.]+@[a-z0-9-]+\\.example\\.(com|net|org)"
                      + "|\\+447700900\\d{3}|\\+120\\d55501\\d{2}");
          assertThat(text(line, "payment")).matches("40000000\\d{8}|wallet[a-z]{28}");
          assertThat(text(line, "prompt")).doesNotContain("@", "http", "4000").isNotBlank();
        });
  }

  @Test
  void everyLineHasTheFieldsThatALabReads() {
    for (JsonNode line : lab(1)) {
      assertThat(text(line, "model")).startsWith("lab1-");
      assertThat(text(line, "user_agent")).isNotBlank();
      assertThat(Instant.parse(text(line, "signup_at")))
          .isBefore(Instant.parse(text(line, "at")).plusSeconds(1));
      assertThat(line.path("response_chars").isInt()).isTrue();
    }
  }

  @Test
  void noPaymentInstrumentOfAnHonestAccountIsSeenAtAnotherLab() {
    Set<String> operated =
        TRUTH.stream()
            .filter(truth -> truth.operator() != null)
            .map(Truth::account)
            .collect(Collectors.toSet());
    var labsOfCard = new HashMap<String, Set<String>>();
    var shared = new HashSet<String>();
    LABS.forEach((lab, lines) ->
        lines.forEach(line -> {
          Set<String> labs =
              labsOfCard.computeIfAbsent(text(line, "payment"), card -> new HashSet<>());
          labs.add(lab);
          if (operated.contains(text(line, "account"))) {
            shared.add(text(line, "payment"));
          } else {
            assertThat(labs).hasSize(1);
          }
        }));
    assertThat(shared.stream().filter(card -> labsOfCard.getOrDefault(card, Set.of()).size() == 3))
        .as("instruments that the operator uses at all three labs")
        .isNotEmpty();
  }

  @Test
  void everyExchangeCountIsMetByTheSmallestWorld(@TempDir Path small) throws Exception {
    var truth = World.simulate(new WorldPlan(8, 8, 2, 1, START), small, more -> {});

    int lines =
        exchanges(small.resolve("lab-1.jsonl.gz")).size()
            + exchanges(small.resolve("lab-2.jsonl.gz")).size();
    assertThat(lines).isEqualTo(8);
    assertThat(truth).hasSize(8);
  }

  private static List<JsonNode> lab(int lab) {
    return LABS.getOrDefault("lab-" + lab, List.of());
  }

  private static Set<String> accountsOf(List<JsonNode> lines) {
    return lines.stream().map(line -> text(line, "account")).collect(Collectors.toSet());
  }

  private static String text(JsonNode line, String field) {
    return line.path(field).asText();
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return Arrays.asList(
          files.map(f -> f.getFileName().toString()).sorted().toArray(String[]::new));
    }
  }

  private static List<JsonNode> exchanges(Path file) throws IOException {
    var lines = new ArrayList<JsonNode>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
