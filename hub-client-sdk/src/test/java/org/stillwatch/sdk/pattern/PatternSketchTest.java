package org.stillwatch.sdk.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.Behaviour;
import org.stillwatch.sdk.reduce.Behaviours;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.Measure;

/** How clusters that behave alike, and clusters that do not, look to the hub. */
class PatternSketchTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T00:00:00Z");
  private static final GroupKey KEY =
      GroupKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  private final PatternSketch sketches = new PatternSketch(KEY);

  @Test
  void twoLabsSeeTheSameOperatorAlikeAndAnHonestTeamOtherwise() {
    Bytes here = sketch(machine(1));
    Bytes there = sketch(machine(2));
    Bytes honest = sketch(team(3));
    assertThat(Measure.MINHASH.similarity(here, there)).isGreaterThan(0.55);
    assertThat(Measure.MINHASH.similarity(here, honest)).isLessThan(0.4);
  }

  @Test
  void theSameClusterUnderAnotherKeyIsAlikeToNothing() {
    GroupKey other = GroupKey.of("fedcba9876543210".getBytes(StandardCharsets.US_ASCII));
    Bytes one = sketch(machine(1));
    Bytes two = new PatternSketch(other).of(machine(1)).orElseThrow();
    assertThat(Measure.MINHASH.similarity(one, two)).isLessThan(0.2);
  }

  @Test
  void oneStepOfOneTraitIsStillAlikeAndAFarOneLessSo() {
    List<Level> levels = Levels.of(machine(1));
    Set<String> items = PatternSketch.items(levels);
    Level first = levels.get(0);
    assertThat(shared(items, replaced(levels, first.level() + 1)))
        .isGreaterThan(shared(items, replaced(levels, first.level() + 3)));
  }

  @Test
  void ofAccountsWithoutTimesTooLittleIsKnown() {
    List<Member> members = new ArrayList<>();
    for (int account = 0; account < 5; account++) {
      Behaviour behaviour = Behaviours.of(List.of(Exchange.of("a", "a prompt")));
      members.add(new Member(behaviour, 1, 0, Set.of()));
    }
    assertThat(sketches.of(members)).isEmpty();
  }

  private static List<Level> replaced(List<Level> levels, int level) {
    List<Level> all = new ArrayList<>(levels);
    all.set(0, Level.step(levels.get(0).trait(), level));
    return all;
  }

  private static long shared(Set<String> items, List<Level> others) {
    return PatternSketch.items(others).stream().filter(items::contains).count();
  }

  private Bytes sketch(List<Member> members) {
    return sketches.of(members).orElseThrow();
  }

  /** Thirty accounts that work through a queue, evenly, day and night. */
  private static List<Member> machine(long seed) {
    Random random = new Random(seed);
    List<Member> members = new ArrayList<>();
    for (int account = 0; account < 30; account++) {
      List<Exchange> exchanges = new ArrayList<>();
      int count = 180 + random.nextInt(20);
      for (int i = 0; i < count; i++) {
        Instant at = MONDAY.plusSeconds(random.nextInt(7 * 86_400));
        exchanges.add(exchange(at, 900 + random.nextInt(200), "python-httpx/0.27", MONDAY));
      }
      members.add(new Member(Behaviours.of(exchanges), count, 7, Set.of()));
    }
    return members;
  }

  /** Thirty people of an office. */
  private static List<Member> team(long seed) {
    Random random = new Random(seed);
    List<Member> members = new ArrayList<>();
    for (int account = 0; account < 30; account++) {
      List<Exchange> exchanges = new ArrayList<>();
      int count = 1 + random.nextInt(40);
      Instant signup = MONDAY.minusSeconds(86_400L * random.nextInt(300));
      for (int i = 0; i < count; i++) {
        Instant at =
            MONDAY
                .plusSeconds(86_400L * random.nextInt(5))
                .plusSeconds(9 * 3_600L + random.nextInt(8 * 3_600));
        exchanges.add(exchange(at, 20 + random.nextInt(300), "Mozilla/5.0", signup));
      }
      members.add(new Member(Behaviours.of(exchanges), count, 7, Set.of()));
    }
    return members;
  }

  private static Exchange exchange(Instant at, int length, String agent, Instant signup) {
    return new Exchange(
        "account",
        "x".repeat(length),
        Optional.of(at),
        Optional.of("a-model"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(agent),
        Optional.of(signup),
        OptionalLong.empty());
  }
}
