package org.stillwatch.hub.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.policy.PolicyFile;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.LiaisonTerms;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.GovConsent;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

class ReleaseRulesTest {
  private static final LiaisonTerms TERMS = PolicyFile.bundled("hub").read().liaison();
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
  private static final Instant OLD = NOW.minus(Duration.ofDays(7));

  private static Reported by(int lab) {
    return Reported.by(lab, 100L + lab, OLD);
  }

  private static Ruling ruling(int members, Reported... reports) {
    List<Contribution> all = Arrays.stream(reports).map(Reported::contribution).toList();
    return new ReleaseRules(TERMS, members).on(new Candidate(1, false, all), NOW);
  }

  private static Facts facts(Reported... reports) {
    assertThat(ruling(10, reports)).isInstanceOf(Ruling.Releasable.class);
    return ((Ruling.Releasable) ruling(10, reports)).facts();
  }

  private static void tooFewLabs(Reported... reports) {
    assertThat(ruling(10, reports)).isEqualTo(new Ruling.Withheld(Ruling.Why.TOO_FEW_LABS));
  }

  @Test
  void threeLabsAreEnoughAndTwoAreNot() {
    assertThat(facts(by(1), by(2), by(3)).labsAtLeast()).isEqualTo(3);
    tooFewLabs(by(1), by(2));
    tooFewLabs(by(1), by(2), Reported.by(2, 7, OLD), Reported.by(1, 8, OLD));
  }

  @Test
  void fourMembersAreTooFewWhateverTheyReport() {
    assertThat(ruling(4, by(1), by(2), by(3), by(4)))
        .isEqualTo(new Ruling.Withheld(Ruling.Why.TOO_FEW_MEMBERS));
    assertThat(ruling(5, by(1), by(2), by(3))).isInstanceOf(Ruling.Releasable.class);
  }

  @Test
  void oneReportWithoutConsentIsOutOfTheCount() {
    tooFewLabs(by(1), by(2), by(3).with(GovConsent.NONE));
  }

  @Test
  void aBreachOfTermsAloneIsOutOfTheCount() {
    tooFewLabs(by(1), by(2), by(3).on(ThreatBasis.TERMS_ONLY));
    assertThat(
            facts(by(1), by(2), by(3).on(ThreatBasis.TERMS_ONLY, ThreatBasis.PAYMENT_FRAUD))
                .labsAtLeast())
        .isEqualTo(3);
  }

  @Test
  void aReportCountsWhenItIsAWeekOldAndNotAMomentBefore() {
    tooFewLabs(by(1), by(2), Reported.by(3, 9, OLD.plusMillis(1)));
  }

  @Test
  void aTechniqueThatTwoLabsSayIsNotReleased() {
    Facts facts =
        facts(
            by(1).doing(Technique.RUBRIC_GRADING, Technique.COMPUTER_USE),
            by(2).doing(Technique.RUBRIC_GRADING, Technique.COMPUTER_USE),
            by(3).doing(Technique.RUBRIC_GRADING));
    assertThat(facts.techniques()).containsExactly(Technique.RUBRIC_GRADING);
  }

  @Test
  void noLabMakesUpMoreThanSixTenthsOfANumber() {
    // 1,000 of 1,200 is more than six tenths; 100 of 300 is not.
    assertThat(facts(by(1), by(2), by(3).of(AccountsBucket.FROM_1000)).accountsAtLeast()).isEmpty();
    assertThat(facts(by(1), by(2), by(3)).accountsAtLeast()).hasValue(100);
  }

  @Test
  void exactlyTheShareThatIsAllowedIsReleased() {
    LiaisonTerms half =
        new LiaisonTerms(
            TERMS.reason(),
            3,
            5,
            50,
            TERMS.delay(),
            TERMS.snapshot(),
            TERMS.credentialLife(),
            TERMS.purposes(),
            TERMS.bases());
    List<Contribution> six = new ArrayList<>(List.of(by(1).contribution()));
    for (int lab = 2; lab <= 6; lab++) {
      six.add(by(lab).of(AccountsBucket.FROM_20).contribution());
    }
    // 100 of 200 is half; 100 of 180 is more.
    assertThat(accounts(half, six)).hasValue(100);
    assertThat(accounts(half, six.subList(0, 5))).isEmpty();
  }

  private static OptionalLong accounts(LiaisonTerms terms, List<Contribution> of) {
    Ruling ruling = new ReleaseRules(terms, 10).on(new Candidate(1, false, of), NOW);
    return ((Ruling.Releasable) ruling).facts().accountsAtLeast();
  }

  @Test
  void aLabThatReportsTheSameAgainAndAgainDoesNotMakeItMore() {
    Reported[] daily = new Reported[33];
    daily[0] = by(1);
    daily[1] = by(2);
    daily[2] = by(3);
    for (int day = 3; day < daily.length; day++) {
      daily[day] = Reported.by(3, 1_000 + day, OLD);
    }
    assertThat(facts(daily).accountsAtLeast()).hasValue(100);
  }

  @Test
  void aReportOfTheFutureDoesNotCount() {
    tooFewLabs(by(1), by(2), by(3).months("2026-11", "2026-12"));
  }

  @Test
  void aMonthInWhichOneLabAloneBeganIsNotInTheCurve() {
    Facts facts =
        facts(
            by(1).months("2026-05", "2026-11"),
            by(2).months("2026-05", "2026-11"),
            by(3).months("2026-05", "2026-11"),
            by(4).months("2026-08", "2026-11"));
    assertThat(facts.growth()).containsOnlyKeys(YearMonth.parse("2026-05"));
  }

  @Test
  void monthsAreThoseThatThreeLabsReached() {
    Facts facts =
        facts(
            by(1).months("2026-03", "2026-11"),
            by(2).months("2026-05", "2026-10"),
            by(3).months("2026-06", "2026-09"),
            by(4).months("2026-08", "2026-09"));
    assertThat(facts.first()).contains(YearMonth.parse("2026-06"));
    assertThat(facts.last()).contains(YearMonth.parse("2026-09"));
  }

  @Test
  void labsThatNeverSawItTogetherGiveNoMonths() {
    Facts facts =
        facts(
            by(1).months("2026-03", "2026-04"),
            by(2).months("2026-05", "2026-06"),
            by(3).months("2026-07", "2026-08"));
    assertThat(facts.first()).isEmpty();
    assertThat(facts.last()).isEmpty();
  }

  @Test
  void theCurveOfGrowthBeginsWithTheThirdLab() {
    Facts facts =
        facts(
            by(1).months("2026-03", "2026-11"),
            by(2).months("2026-05", "2026-11"),
            by(3).months("2026-06", "2026-11"));
    assertThat(facts.growth())
        .containsExactly(java.util.Map.entry(YearMonth.parse("2026-06"), 100L));
  }

  @Test
  void evidenceIsAsStrongAsThreeLabsHaveIt() {
    Facts facts =
        facts(
            by(1).looked(EvidenceClass.INDEPENDENTLY_CORROBORATED),
            by(2).looked(EvidenceClass.ANALYST_REVIEWED),
            by(3).looked(EvidenceClass.ANALYST_REVIEWED),
            by(4));
    assertThat(facts.evidence()).contains(EvidenceClass.ANALYST_REVIEWED);
  }

  @Test
  void aLargerClassOfLabsIsNamedOnlyWhereItCannotMeanEveryMember() {
    Reported[] five = {by(1), by(2), by(3), by(4), by(5)};
    assertThat(((Ruling.Releasable) ruling(9, five)).facts().labsAtLeast()).isEqualTo(3);
    assertThat(((Ruling.Releasable) ruling(10, five)).facts().labsAtLeast()).isEqualTo(5);
  }
}
