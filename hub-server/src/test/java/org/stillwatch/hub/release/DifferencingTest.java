package org.stillwatch.hub.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.hub.policy.PolicyFile;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.LiaisonTerms;
import org.stillwatch.wire.report.GovConsent;
import org.stillwatch.wire.report.Technique;

/**
 * Somebody keeps every snapshot of ninety days, in which labs join, leave, report and take back,
 * and subtracts each from each.
 */
class DifferencingTest {
  private static final LiaisonTerms TERMS = PolicyFile.bundled("hub").read().liaison();
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final int DAYS = 90;
  private static final int LABS = 9;
  private static final int CAMPAIGNS = 4;

  /** How a hub decides; the real one, and one that looks at each day alone. */
  private interface Engine {
    Decision decide(
        Candidate candidate,
        ReleaseRules rules,
        Instant day,
        Optional<Decision.Standing> standing,
        List<Behind> before);
  }

  private static final Engine CARELESS =
      (candidate, rules, day, standing, before) ->
          Decision.on(candidate, rules, day, Optional.empty(), List.of());

  /** Ninety days; what was released is all that is kept. */
  private static final class World {
    private final Random random;
    private final Engine engine;
    private final Set<Integer> members = new HashSet<>(Set.of(1, 2, 3, 4, 5, 6));
    private final List<List<Reported>> reports = new ArrayList<>();
    private final Map<Integer, Decision.Standing> standing = new HashMap<>();
    private final List<Decision.Publish> released = new ArrayList<>();
    private int revoked;
    private long rows;

    World(long seed, Engine engine) {
      this.random = new Random(seed);
      this.engine = engine;
      for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
        reports.add(new ArrayList<>());
      }
    }

    World live() {
      for (int day = 0; day < DAYS; day++) {
        Instant now = BEGIN.plus(Duration.ofDays(day));
        joinOrLeave();
        for (int i = random.nextInt(4); i > 0; i--) {
          reports.get(random.nextInt(CAMPAIGNS)).add(report(now));
        }
        if (random.nextInt(3) == 0) {
          takeBackOne(reports.get(random.nextInt(CAMPAIGNS)));
        }
        snapshot(now);
      }
      return this;
    }

    private void joinOrLeave() {
      int lab = 1 + random.nextInt(LABS);
      if (random.nextInt(8) == 0 && members.contains(lab) && members.size() > 4) {
        members.remove(lab);
      } else if (random.nextInt(5) == 0) {
        members.add(lab);
      }
    }

    private Reported report(Instant now) {
      List<Integer> all = members.stream().sorted().toList();
      AccountsBucket[] sizes = AccountsBucket.values();
      return Reported.by(all.get(random.nextInt(all.size())), rows++, now)
          .of(sizes[2 + random.nextInt(3)])
          .months("2026-0" + (4 + random.nextInt(5)), "2026-1" + random.nextInt(2))
          .with(random.nextInt(6) == 0 ? GovConsent.NONE : GovConsent.AGGREGATE)
          .doing(
              Stream.of(Technique.values())
                  .filter(technique -> random.nextInt(3) == 0)
                  .toArray(Technique[]::new));
    }

    private void takeBackOne(List<Reported> of) {
      if (!of.isEmpty()) {
        of.remove(random.nextInt(of.size()));
      }
    }

    private void snapshot(Instant day) {
      ReleaseRules rules = new ReleaseRules(TERMS, members.size());
      for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
        Candidate candidate =
            new Candidate(
                campaign,
                false,
                reports.get(campaign).stream()
                    .filter(one -> members.contains(one.lab()))
                    .map(Reported::contribution)
                    .toList());
        Decision decision =
            engine.decide(
                candidate,
                rules,
                day,
                Optional.ofNullable(standing.get(campaign)),
                released.stream().map(Decision.Publish::behind).toList());
        switch (decision) {
          case Decision.Publish publish -> {
            released.add(publish);
            standing.put(campaign, new Decision.Standing(publish.facts(), publish.behind()));
          }
          case Decision.Revoke revoke -> {
            standing.remove(campaign);
            revoked++;
          }
          case Decision.Keep keep -> {}
        }
      }
    }

    /**
     * The fewest labs by which two releases differ that share a report and say different things.
     */
    int fewestLabsInADifference() {
      int fewest = Integer.MAX_VALUE;
      for (Decision.Publish one : released) {
        for (Decision.Publish other : released) {
          if (one.behind().meets(other.behind()) && !one.facts().equals(other.facts())) {
            fewest = Math.min(fewest, one.behind().labsThatDiffer(other.behind()));
          }
        }
      }
      return fewest;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whoSubtractsAnyTwoReleasesLearnsOfThreeLabsTogetherOrOfNone(long seed) {
    World world = new World(seed, Decision::on).live();
    assertThat(world.released).as("seed %s", seed).hasSizeGreaterThan(2);
    assertThat(world.fewestLabsInADifference()).as("seed %s", seed).isGreaterThanOrEqualTo(3);
  }

  @Test
  void aHubThatLooksAtEachDayAloneGivesOneLabAway() {
    assertThat(new World(1, CARELESS).live().fewestLabsInADifference()).isEqualTo(1);
  }

  @Test
  void theNinetyDaysHoldReleasesNewVersionsAndRevocations() {
    int revoked = 0;
    int released = 0;
    for (long seed = 1; seed <= 8; seed++) {
      World world = new World(seed, Decision::on).live();
      revoked += world.revoked;
      released += world.released.size();
    }
    assertThat(revoked).isGreaterThan(3);
    assertThat(released).isGreaterThan(8 * CAMPAIGNS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyTechniqueOfEveryReleaseIsSaidByThreeLabs(long seed) {
    World world = new World(seed, Decision::on);
    List<Reported> ever = new ArrayList<>();
    world.reports.replaceAll(none -> new Remembering(ever));
    world.live();
    for (Decision.Publish release : world.released) {
      for (Technique technique : release.facts().techniques()) {
        assertThat(
                ever.stream()
                    .filter(one -> one.techniques().contains(technique))
                    .filter(one -> release.behind().has(one.contribution().lab(), one.row()))
                    .map(Reported::lab)
                    .collect(Collectors.toSet()))
            .as("seed %s, %s", seed, technique)
            .hasSizeGreaterThanOrEqualTo(3);
      }
    }
  }

  /** A list that also puts what is added on another, which nothing is taken from. */
  private static final class Remembering extends ArrayList<Reported> {
    private static final long serialVersionUID = 1L;
    private final transient List<Reported> ever;

    Remembering(List<Reported> ever) {
      this.ever = ever;
    }

    @Override
    public boolean add(Reported one) {
      ever.add(one);
      return super.add(one);
    }
  }
}
