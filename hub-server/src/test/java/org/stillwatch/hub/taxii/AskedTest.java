package org.stillwatch.hub.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.hub.feed.FeedQuery;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

class AskedTest {
  private static final String ID = "campaign--1b28cbcc-010d-4eed-90f0-90060a564272";

  private static Asked asked(String... namesAndValues) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters
          .computeIfAbsent(namesAndValues[i], n -> new ArrayList<>())
          .add(namesAndValues[i + 1]);
    }
    return Asked.read(parameters);
  }

  @Test
  void silenceMeansTheLastVersionsFromTheBeginning() {
    FeedQuery query = asked().query();
    assertThat(query.versions()).isEqualTo(FeedQuery.Versions.LAST);
    assertThat(query.after()).isZero();
    assertThat(query.limit()).isEqualTo(Asked.MOST);
  }

  @Test
  void everyFilterIsRead() {
    Asked asked =
        asked(
            "match[id]", ID,
            "match[type]", "campaign,report",
            "match[version]", "first,2026-11-28T00:00:00.123Z",
            "match[spec_version]", "2.1,2.0",
            "added_after", "2026-11-28T00:00:00.000001Z",
            "limit", "7");
    assertThat(asked.query().ids()).containsExactly(ID);
    assertThat(asked.query().types()).containsExactlyInAnyOrder("campaign", "report");
    assertThat(asked.query().versions())
        .isEqualTo(
            new FeedQuery.Versions(
                true, false, false, Set.of(Instant.parse("2026-11-28T00:00:00.123Z"))));
    assertThat(asked.query().limit()).isEqualTo(7);
    assertThat(asked.nothing()).isFalse();
  }

  @Test
  void anotherVersionOfStixIsNotHere() {
    assertThat(asked("match[spec_version]", "2.0").nothing()).isTrue();
  }

  @Test
  void aLargerPageThanThereIsBecomesTheLargest() {
    assertThat(asked("limit", "100000000000").query().limit()).isEqualTo(Asked.MOST);
  }

  @ParameterizedTest
  @CsvSource({
    "limit,0",
    "limit,-1",
    "limit,1.5",
    "limit,ten",
    "limit,''",
    "added_after,yesterday",
    "added_after,2026-11-28T00:00:00+01:00",
    "added_after,2026-13-01T00:00:00Z",
    "match[id],campaign",
    "match[id],''",
    "match[type],CAMPAIGN",
    "match[type],'campaign,,report'",
    "match[version],newest",
    "match[version],'all,first'",
    "match[version],'last,last'",
    "match[version],'2026-11-28T00:00:00Z,2026-11-28T00:00:00.000Z'",
    "added_after,2026-11-28T24:00:00Z",
    "match[spec_version],two",
    "match[confidence],50",
    "match,campaign",
    "next,AAAA",
    "next,not base64!"
  })
  void whatIsMalformedIsRefused(String name, String value) {
    assertThatThrownBy(() -> asked(name, value))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Malformed.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit", "match[type]", "added_after"})
  void aParameterStandsOnce(String name) {
    String value =
        name.equals("limit") ? "1" : name.equals("match[type]") ? "a1b" : "2026-11-28T00:00:00Z";
    assertThatThrownBy(() -> asked(name, value, name, value)).isInstanceOf(Refused.class);
  }

  @Test
  void nextComesWithTheFiltersItWasGivenFor() {
    String next = NextPage.write(41, asked("match[type]", "campaign").filters());
    assertThat(asked("match[type]", "campaign", "next", next).query().after()).isEqualTo(41);
    assertThatThrownBy(() -> asked("match[type]", "report", "next", next))
        .isInstanceOf(Refused.class);
  }

  @Test
  void nothingThatSomebodyMakesUpDoesMoreThanBeRefused() {
    long seed = 20261128;
    Random random = new Random(seed);
    String[] names = {
      "limit",
      "next",
      "added_after",
      "match[id]",
      "match[type]",
      "match[version]",
      "match[spec_version]",
      "match[]",
      "x"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder value = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        value.append(
            (char) (random.nextInt(4) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(95)));
      }
      String name = names[random.nextInt(names.length)];
      try {
        Asked read = asked(name, value.toString());
        assertThat(read.query().limit()).as("seed %s, %s", seed, i).isBetween(1, Asked.MOST);
      } catch (Refused refused) {
        assertThat(refused.refusal())
            .as("seed %s, %s", seed, i)
            .isInstanceOf(Refusal.Malformed.class);
      }
    }
  }
}
