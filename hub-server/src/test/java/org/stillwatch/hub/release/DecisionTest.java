package org.stillwatch.hub.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.policy.PolicyFile;
import org.stillwatch.wire.policy.LiaisonTerms;
import org.stillwatch.wire.report.Technique;

class DecisionTest {
  private static final LiaisonTerms TERMS = PolicyFile.bundled("hub").read().liaison();
  private static final ReleaseRules RULES = new ReleaseRules(TERMS, 10);
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(8));

  private static Reported by(int lab, long row) {
    return Reported.by(lab, row, OLD);
  }

  private static Candidate candidate(boolean disputed, Reported... reports) {
    return new Candidate(1, disputed, Arrays.stream(reports).map(Reported::contribution).toList());
  }

  private static Decision decide(
      Candidate candidate, Optional<Decision.Publish> standing, Behind... before) {
    return Decision.on(
        candidate,
        RULES,
        NOW,
        standing.map(old -> new Decision.Standing(old.facts(), old.behind())),
        List.of(before));
  }

  private static Decision.Publish first(Reported... reports) {
    Decision decision = decide(candidate(false, reports), Optional.empty());
    assertThat(decision).isInstanceOf(Decision.Publish.class);
    return (Decision.Publish) decision;
  }

  private static final Technique TWO = Technique.COMPUTER_USE;

  @Test
  void aLabMoreChangesNothingUntilThreeHaveSomethingNew() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3));
    Reported[] three = {by(1, 1), by(2, 2), by(3, 3), by(4, 4).doing(TWO)};
    assertThat(decide(candidate(false, three), Optional.of(standing), standing.behind()))
        .isEqualTo(new Decision.Keep());
    Reported[] more = {
      by(1, 1), by(2, 2), by(3, 3), by(4, 4).doing(TWO), by(5, 5).doing(TWO), by(1, 6).doing(TWO)
    };
    assertThat(decide(candidate(false, more), Optional.of(standing), standing.behind()))
        .isInstanceOf(Decision.Publish.class);
  }

  @Test
  void whatFallsUnderThreeLabsIsRevoked() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3));
    assertThat(
            decide(candidate(false, by(1, 1), by(2, 2)), Optional.of(standing), standing.behind()))
        .isEqualTo(new Decision.Revoke());
  }

  @Test
  void aReportTakenBackOfWhichTheReleaseSaysNothingChangesNothing() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3), by(4, 4));
    assertThat(
            decide(
                candidate(false, by(1, 1), by(2, 2), by(3, 3)),
                Optional.of(standing),
                standing.behind()))
        .isEqualTo(new Decision.Keep());
  }

  @Test
  void aReportTakenBackOnWhichTheReleaseRestsRevokesAllOfIt() {
    Decision.Publish standing =
        first(by(1, 1).doing(TWO), by(2, 2).doing(TWO), by(3, 3).doing(TWO), by(4, 4));
    Candidate rest = candidate(false, by(1, 1).doing(TWO), by(2, 2).doing(TWO), by(4, 4));
    assertThat(decide(rest, Optional.of(standing), standing.behind()))
        .isEqualTo(new Decision.Revoke());
    // And does not come back at once under another name.
    assertThat(decide(rest, Optional.empty(), standing.behind())).isEqualTo(new Decision.Keep());
  }

  @Test
  void aReportTakenBackLongAgoDoesNotMakeALaterOneRevoke() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3), by(4, 4));
    Candidate later =
        candidate(
            false,
            by(1, 1),
            by(2, 2),
            by(3, 3),
            by(1, 9).doing(TWO),
            by(2, 10).doing(TWO),
            by(5, 11).doing(TWO));
    assertThat(decide(later, Optional.of(standing), standing.behind()))
        .isInstanceOf(
            Decision.Publish
                .class); // four labs differ: 1, 2, 5 and the one that took its report back
    Candidate fewer = candidate(false, by(1, 1), by(2, 2), by(3, 3), by(1, 9).doing(TWO));
    assertThat(decide(fewer, Optional.of(standing), standing.behind()))
        .isEqualTo(new Decision.Keep());
  }

  @Test
  void aCampaignThatIsSplitOffIsHeldAgainstWhatWasReleasedOfBoth() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3), by(4, 4));
    Candidate split = candidate(false, by(1, 1), by(2, 2), by(3, 3));
    assertThat(decide(split, Optional.empty(), standing.behind())).isEqualTo(new Decision.Keep());
  }

  @Test
  void aDisputeStopsWhatIsNewAndIsNotTold() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3));
    Reported[] more = {
      by(1, 1), by(2, 2), by(3, 3), by(4, 4).doing(TWO), by(5, 5).doing(TWO), by(6, 6).doing(TWO)
    };
    assertThat(decide(candidate(false, more), Optional.of(standing), standing.behind()))
        .isInstanceOf(Decision.Publish.class);
    assertThat(decide(candidate(true, more), Optional.of(standing), standing.behind()))
        .isEqualTo(new Decision.Keep());
    assertThat(decide(candidate(true, by(1, 1), by(2, 2), by(3, 3)), Optional.empty()))
        .isEqualTo(new Decision.Keep());
  }

  @Test
  void whatIsSaidOtherwiseOfTheSameReportsStands() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3), by(4, 4), by(5, 5));
    Candidate waiting =
        candidate(false, by(1, 1), by(2, 2), by(3, 3), by(4, 4), by(5, 5), by(6, 6));
    Decision.Standing older =
        new Decision.Standing(
            new ReleaseRules(TERMS, 5).on(waiting.only(standing.behind()), NOW)
                    instanceof Ruling.Releasable said
                ? said.facts()
                : standing.facts(),
            standing.behind());
    assertThat(older.facts()).isNotEqualTo(standing.facts());
    assertThat(Decision.on(waiting, RULES, NOW, Optional.of(older), List.of(standing.behind())))
        .isEqualTo(new Decision.Keep());
  }

  @Test
  void whatDidNotChangeIsNotReleasedAgain() {
    Decision.Publish standing = first(by(1, 1), by(2, 2), by(3, 3));
    assertThat(
            decide(
                candidate(false, by(1, 1), by(2, 2), by(3, 3)),
                Optional.of(standing),
                standing.behind()))
        .isEqualTo(new Decision.Keep());
  }
}
