package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.report.ClusterReport;

/**
 * Whatever the order of reports and withdrawals, the campaigns are those that a plain look at all
 * pairs gives: two clusters of different labs that share a strong value, or weak values of two
 * kinds, belong together.
 */
class CampaignPropertyTest {
  private static final String STRONG = "t";
  private static final String NETWORK = "n";
  private static final String MEANING = "m";
  private static final String PUBLIC = "p";

  private record Live(int lab, Set<String> tokens, ClusterReport report) {
    String id() {
      return report.id().toString();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void campaignsAreWhatAllPairsGive(long seed) {
    Random random = new Random(seed);
    try (TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      List<TestLab> labs = List.of(hub.enrol(), hub.enrol(), hub.enrol(), hub.enrol());
      List<Live> live = new ArrayList<>();
      for (int step = 0; step < 60; step++) {
        if (live.isEmpty() || random.nextInt(3) > 0) {
          live.add(report(random, labs));
        } else {
          withdraw(random, labs, live);
        }
        assertThat(campaigns(hub)).as("seed %d, step %d", seed, step).isEqualTo(model(live));
        everyMemberHasReasons(hub);
      }
    }
  }

  private static Live report(Random random, List<TestLab> labs) {
    int number = random.nextInt(labs.size());
    TestLab lab = labs.get(number);
    Set<String> tokens = new TreeSet<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(5)) {
        case 0 -> tokens.add(NETWORK + random.nextInt(4));
        case 1 -> tokens.add(MEANING + random.nextInt(4));
        case 2 -> tokens.add(PUBLIC + random.nextInt(4));
        default -> tokens.add(STRONG + random.nextInt(30));
      }
    }
    List<Indicator> indicators = new ArrayList<>();
    tokens.forEach(token -> indicators.add(indicator(lab, token)));
    ClusterReport report = lab.report(indicators);
    lab.submit(report);
    return new Live(number, tokens, report);
  }

  private static Indicator indicator(TestLab lab, String token) {
    int number = Integer.parseInt(token.substring(1));
    return switch (token.substring(0, 1)) {
      case NETWORK -> lab.token(IndicatorKinds.NETWORK_TOKEN, token);
      case MEANING -> lab.sketch(IndicatorKinds.PROMPT_MEANING, number);
      case PUBLIC -> lab.publicTemplate(template(number));
      default -> lab.payment(token);
    };
  }

  private static Sketch template(int number) {
    byte[] components = new byte[Feature.C8.components()];
    new Random(number).nextBytes(components);
    return Sketch.of(Feature.C8, components);
  }

  /** Takes a cluster back as a whole, or its first indicator if it was not taken back yet. */
  private static void withdraw(Random random, List<TestLab> labs, List<Live> live) {
    Live one = live.get(random.nextInt(live.size()));
    TestLab lab = labs.get(one.lab());
    if (random.nextBoolean() || one.tokens().size() < one.report().indicators().size()) {
      lab.submit(List.of(lab.withdrawal(one.report().id())));
      live.remove(one);
      return;
    }
    lab.submit(List.of(lab.withdrawal(one.report().indicators().get(0).id())));
    one.tokens().remove(one.tokens().iterator().next());
    if (one.tokens().isEmpty()) {
      live.remove(one);
    }
  }

  /** The groups of at least two clusters, by brute force over all pairs until nothing changes. */
  private static Set<Set<String>> model(List<Live> live) {
    int[] group = new int[live.size()];
    Arrays.setAll(group, i -> i);
    for (int round = 0; round < live.size(); round++) {
      for (int i = 0; i < group.length; i++) {
        for (int j = 0; j < group.length; j++) {
          if (agree(live.get(i), live.get(j))) {
            group[i] = Math.min(group[i], group[j]);
            group[j] = group[i];
          }
        }
      }
    }
    Map<Integer, Set<String>> groups = new HashMap<>();
    for (int i = 0; i < group.length; i++) {
      groups.computeIfAbsent(group[i], g -> new HashSet<>()).add(live.get(i).id());
    }
    groups.values().removeIf(all -> all.size() < 2);
    return Set.copyOf(groups.values());
  }

  private static boolean agree(Live one, Live other) {
    Set<String> shared = new TreeSet<>(one.tokens());
    shared.retainAll(other.tokens());
    Set<String> kinds = new TreeSet<>();
    shared.forEach(token -> kinds.add(token.substring(0, 1)));
    return one.lab() != other.lab() && (kinds.contains(STRONG) || searched(kinds));
  }

  /** Meanings are only compared where a value that is searched for has brought two together. */
  private static boolean searched(Set<String> kinds) {
    return kinds.size() > 1 && (kinds.contains(NETWORK) || kinds.contains(PUBLIC));
  }

  /** Every cluster of a campaign has reasons, and none outside has any. */
  private static void everyMemberHasReasons(TestHub hub) {
    hub.transactions.run(() -> {
      assertThat(
              hub.database.list(
                  "select r.id from report r left join reason w on w.report_id = r.id"
                      + " group by r.id, r.campaign_id"
                      + " having (count(w.kind) = 0 and r.campaign_id is not null)"
                      + " or (count(w.kind) > 0 and r.campaign_id is null)",
                  row -> row.getLong(1)))
          .isEmpty();
      return true;
    });
  }

  private static Set<Set<String>> campaigns(TestHub hub) {
    Map<Long, Set<String>> byCampaign = new HashMap<>();
    hub.transactions.run(() ->
        hub.database.list(
            "select campaign_id, stix_id from report where campaign_id is not null",
            row ->
                byCampaign
                    .computeIfAbsent(row.getLong(1), c -> new HashSet<>())
                    .add(row.getString(2))));
    return Set.copyOf(byCampaign.values());
  }
}
