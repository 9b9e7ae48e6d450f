package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ScoringTest {
  private final List<LabelledAccount> corpus = new ArrayList<>();
  private final Set<LabelledAccount> honest = new HashSet<>();
  private final Set<AccountAt> ofFrameworks = new HashSet<>();
  private final List<LabelledAccount> diluted = new ArrayList<>();
  private final Map<AccountAt, Set<String>> campaigns = new HashMap<>();
  private final Set<AccountAt> emitted = new HashSet<>();
  private final Set<AccountAt> alerted = new HashSet<>();

  @Test
  void anAccountInOneHubCampaignWithLabAOfTheSameCampaignIsFound() {
    corpus("A", "c1", "f1", "L0", "hub-1");
    corpus("B", "c1", "f1", "L1", "hub-1");

    assertThat(level("L1")).isEqualTo(new Score.Recall(1, 1, 0));
  }

  @Test
  void accountsOfLabAAreNotCounted() {
    corpus("A", "c1", "f1", "L0", "hub-1");
    corpus("B", "c1", "f1", "L0", "hub-1");

    assertThat(level("L0").accounts()).isEqualTo(1);
  }

  @Test
  void anAccountInNoHubCampaignIsNeitherFoundNorWrong() {
    corpus("A", "c1", "f1", "L0", "hub-1");
    corpus("C", "c1", "f1", "L2");

    assertThat(level("L2")).isEqualTo(new Score.Recall(1, 0, 0));
  }

  @Test
  void anAccountJoinedWithLabsBAndCOnlyIsNotFoundYetNotWrong() {
    corpus("A", "c1", "f1", "L0", "hub-1");
    corpus("B", "c1", "f1", "L1", "hub-2");
    corpus("C", "c1", "f1", "L2", "hub-2");

    assertThat(level("L1")).isEqualTo(new Score.Recall(1, 0, 0));
    assertThat(level("L2")).isEqualTo(new Score.Recall(1, 0, 0));
  }

  @Test
  void anAccountJoinedOnlyWithOtherFamiliesIsWrong() {
    corpus("A", "c2", "f2", "L0", "hub-1");
    corpus("B", "c1", "f1", "L1", "hub-1");

    assertThat(level("L1")).isEqualTo(new Score.Recall(1, 0, 1));
  }

  @Test
  void anAccountJoinedWithAnotherCampaignOfItsFamilyIsNotWrong() {
    corpus("A", "c2", "f1", "L0", "hub-1");
    corpus("B", "c1", "f1", "L1", "hub-1");

    assertThat(level("L1")).isEqualTo(new Score.Recall(1, 0, 0));
  }

  @Test
  void anAccountJoinedOnlyWithItsOwnLabIsNotWrong() {
    corpus("B", "c1", "f1", "L1", "hub-1");
    corpus("B", "c2", "f2", "L1", "hub-1");

    assertThat(level("L1")).isEqualTo(new Score.Recall(2, 0, 0));
  }

  @Test
  void anAccountJoinedOnlyWithBenignOrGeneratedAccountsIsWrong() {
    corpus("B", "c1", "f1", "L1", "hub-1");
    benign("C", "hub-1");
    corpus("B", "c3", "f3", "L1", "hub-2");
    honest("A", false, "hub-2");

    assertThat(level("L1")).isEqualTo(new Score.Recall(2, 0, 2));
  }

  @Test
  void oneOfSeveralHubCampaignsIsEnoughToBeFound() {
    corpus("A", "c1", "f1", "L0", "hub-2");
    corpus("C", "c1", "f1", "L3n", "hub-1", "hub-2");
    corpus("A", "c2", "f2", "L0", "hub-1");

    assertThat(level("L3n")).isEqualTo(new Score.Recall(1, 1, 0));
  }

  @Test
  void everyLevelIsCountedApart() {
    corpus("A", "c1", "f1", "L0", "hub-1");
    for (String level : Score.LEVELS) {
      corpus("C", "c1", "f1", level, "hub-1");
      corpus("C", "c1", "f1", level);
    }
    assertThat(score().levels()).containsOnlyKeys("L0", "L1", "L2", "L3", "L3n");
    assertThat(score().levels().values()).containsOnly(new Score.Recall(2, 1, 0));
  }

  @Test
  void benignAccountsAreCountedAtTheirLab() {
    AccountAt quiet = new AccountAt("A", "u0");
    AccountAt loud = new AccountAt("B", "u0");
    corpus.add(new LabelledAccount(quiet, "benign", "benign", "B"));
    corpus.add(new LabelledAccount(loud, "benign", "benign", "B"));
    emitted.add(loud);
    alerted.add(loud);
    emitted.add(corpus("A", "c1", "f1", "L0"));

    assertThat(score().benign()).isEqualTo(new Score.Innocent(2, 1, 1));
  }

  @Test
  void honestCustomersAreCountedApartAndThoseOfFrameworksAreKnown() {
    AccountAt own = honest("A", false);
    AccountAt framework = honest("B", true);
    honest("C", false);
    emitted.addAll(List.of(own, framework));
    alerted.addAll(List.of(framework));

    assertThat(score().honest()).isEqualTo(new Score.Innocent(3, 2, 1));
    assertThat(score().honestOwnAlerted()).isZero();
    assertThat(score().benign()).isEqualTo(new Score.Innocent(0, 0, 0));

    alerted.add(own);
    assertThat(score().honestOwnAlerted()).isEqualTo(1);
  }

  @Test
  void hidingAccountsOutsideLabAAreFoundLikeOthers() {
    diluted("A", "d1", "plain", "hub-1");
    diluted("B", "d1", "half", "hub-1");
    diluted("C", "d1", "two");

    assertThat(score().diluted()).isEqualTo(new Score.Diluted(2, 1));
    assertThat(score().campaigns()).isEqualTo(new Score.Campaigns(0, 0));
  }

  @Test
  void hubCampaignsOfTwoLabsAreCountedAndThoseOfTwoFamiliesAreMixed() {
    corpus("A", "c1", "f1", "L0", "pure");
    corpus("B", "c1", "f1", "L1", "pure");
    corpus("A", "c2", "f2", "L0", "mixed");
    corpus("B", "c3", "f3", "L1", "mixed");
    corpus("A", "c4", "f4", "L0", "with-benign");
    benign("C", "with-benign");
    corpus("A", "c5", "f5", "L0", "one-lab");
    corpus("A", "c6", "f6", "L0", "one-lab");

    assertThat(score().campaigns()).isEqualTo(new Score.Campaigns(3, 2));
  }

  @Test
  void anAccountWithoutALabelIsRefused() {
    alerted.add(new AccountAt("A", "stranger"));

    assertThatThrownBy(this::score)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 accounts were seen that have no label");
  }

  @Test
  void theJsonHasTheFieldsThatScriptsRead() {
    corpus("A", "c1", "f1", "L0", "hub-1");
    corpus("B", "c1", "f1", "L0", "hub-1");
    alerted.add(honest("A", true));
    diluted("B", "d1", "half");

    assertThat(score().json(Duration.ofMillis(12_345)))
        .isEqualTo(
            "{\"levels\":{\"L0\":{\"accounts\":1,\"found\":1,\"wrong\":0},"
                + "\"L1\":{\"accounts\":0,\"found\":0,\"wrong\":0},"
                + "\"L2\":{\"accounts\":0,\"found\":0,\"wrong\":0},"
                + "\"L3\":{\"accounts\":0,\"found\":0,\"wrong\":0},"
                + "\"L3n\":{\"accounts\":0,\"found\":0,\"wrong\":0}},"
                + "\"benign\":{\"accounts\":0,\"emitted\":0,\"alerted\":0},"
                + "\"honest\":{\"accounts\":1,\"emitted\":0,\"alerted\":1},"
                + "\"diluted\":{\"accounts\":1,\"found\":0},"
                + "\"campaigns\":{\"found\":1,\"mixed\":0},\"seconds\":12.3}");
  }

  private Score.Recall level(String level) {
    Score.Recall recall = score().levels().get(level);
    assertThat(recall).isNotNull();
    return recall == null ? new Score.Recall(0, 0, 0) : recall;
  }

  private Score score() {
    var customers = new Scoring.HonestAccounts(honest, ofFrameworks);
    return new Scoring("A", corpus, customers, diluted, new Seen(campaigns, emitted, alerted))
        .score();
  }

  private AccountAt seen(String lab, String... hubCampaigns) {
    var at = new AccountAt(lab, "account-" + (corpus.size() + honest.size() + diluted.size()));
    if (hubCampaigns.length > 0) {
      campaigns.put(at, Set.of(hubCampaigns));
    }
    return at;
  }

  private AccountAt corpus(
      String lab, String campaign, String family, String level, String... hubCampaigns) {
    AccountAt at = seen(lab, hubCampaigns);
    corpus.add(new LabelledAccount(at, campaign, family, level));
    return at;
  }

  private AccountAt benign(String lab, String... hubCampaigns) {
    return corpus(lab, "benign", "benign", "B", hubCampaigns);
  }

  private AccountAt honest(String lab, boolean framework, String... hubCampaigns) {
    AccountAt at = seen(lab, hubCampaigns);
    honest.add(new LabelledAccount(at, "benign", HonestWorld.OWN, "B"));
    if (framework) {
      ofFrameworks.add(at);
    }
    return at;
  }

  private void diluted(String lab, String campaign, String level, String... hubCampaigns) {
    AccountAt at = seen(lab, hubCampaigns);
    diluted.add(new LabelledAccount(at, campaign, campaign, level));
  }
}
