package org.stillwatch.sdk.cli.evaluate;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what was found, what was joined wrongly and who was alerted, from labels and what was
 * seen. Pure: no clock, no files. Immutable.
 */
public final class Scoring {
  private final String reference;
  private final List<LabelledAccount> corpus;
  private final HonestAccounts honest;
  private final List<LabelledAccount> diluted;
  private final Seen seen;
  private final Map<String, Set<LabelledAccount>> members = new HashMap<>();

  /**
   * The generated honest customers' accounts.
   *
   * @param ofFrameworks those that use a public framework's template
   */
  public record HonestAccounts(Set<LabelledAccount> accounts, Set<AccountAt> ofFrameworks) {
    public static HonestAccounts of(HonestWorld world) {
      return new HonestAccounts(LabelledAccount.of(world.prompts()), world.ofFrameworks());
    }
  }

  /**
   * Puts the labels beside what was seen.
   *
   * @param reference the lab whose accounts the others are to be joined with; A in the corpus
   * @throws IllegalArgumentException if an account was seen that has no label
   */
  public Scoring(
      String reference,
      Collection<LabelledAccount> corpus,
      HonestAccounts honest,
      Collection<LabelledAccount> diluted,
      Seen seen) {
    this.reference = reference;
    this.corpus = List.copyOf(corpus);
    this.honest = honest;
    this.diluted = List.copyOf(diluted);
    this.seen = seen;
    var known = new HashSet<AccountAt>();
    everybody()
        .forEach(account -> {
          known.add(account.at());
          for (String campaign : seen.campaignsOf(account.at())) {
            members.computeIfAbsent(campaign, id -> new HashSet<>()).add(account);
          }
        });
    refuseUnlabelled(known);
  }

  private Stream<LabelledAccount> everybody() {
    return Stream.of(corpus, honest.accounts(), diluted).flatMap(Collection::stream);
  }

  private void refuseUnlabelled(Set<AccountAt> known) {
    long strangers =
        Stream.of(seen.campaigns().keySet(), seen.emitted(), seen.alerted())
            .flatMap(Collection::stream)
            .filter(account -> !known.contains(account))
            .distinct()
            .count();
    if (strangers > 0) {
      throw new IllegalArgumentException(
          strangers
              + " accounts were seen that have no label; expected only accounts of the corpus and"
              + " of the generated worlds. Start the hub and the labs afresh for an evaluation.");
    }
  }

  public Score score() {
    var levels = new LinkedHashMap<String, Score.Recall>();
    for (String level : Score.LEVELS) {
      levels.put(level, recall(level));
    }
    var benign = corpus.stream().filter(LabelledAccount::isBenign).toList();
    var ownAlerted =
        places(honest.accounts()).stream()
            .filter(at -> seen.alerted().contains(at) && !honest.ofFrameworks().contains(at))
            .count();
    return new Score(
        levels,
        innocent(benign),
        innocent(honest.accounts()),
        (int) ownAlerted,
        Optional.empty(),
        dilutedFound(),
        campaigns());
  }

  private Score.Recall recall(String level) {
    var accounts =
        corpus.stream()
            .filter(account -> !account.isBenign() && account.level().equals(level))
            .filter(account -> !account.at().lab().equals(reference))
            .toList();
    return new Score.Recall(
        accounts.size(),
        (int) accounts.stream().filter(this::isFound).count(),
        (int) accounts.stream().filter(this::isWrong).count());
  }

  private boolean isFound(LabelledAccount account) {
    return joined(account)
        .anyMatch(other ->
            other.at().lab().equals(reference) && other.campaign().equals(account.campaign()));
  }

  private boolean isWrong(LabelledAccount account) {
    var elsewhere =
        joined(account).filter(other -> !other.at().lab().equals(account.at().lab())).toList();
    return !elsewhere.isEmpty()
        && elsewhere.stream().noneMatch(other -> other.family().equals(account.family()));
  }

  private Stream<LabelledAccount> joined(LabelledAccount account) {
    return seen.campaignsOf(account.at()).stream().flatMap(campaign -> of(campaign).stream());
  }

  private Set<LabelledAccount> of(String campaign) {
    return members.getOrDefault(campaign, Set.of());
  }

  /** How these accounts fared, whatever world they are of. */
  Score.Innocent innocent(Collection<LabelledAccount> accounts) {
    Set<AccountAt> places = places(accounts);
    return new Score.Innocent(
        places.size(),
        (int) places.stream().filter(seen.emitted()::contains).count(),
        (int) places.stream().filter(seen.alerted()::contains).count());
  }

  private static Set<AccountAt> places(Collection<LabelledAccount> accounts) {
    return accounts.stream().map(LabelledAccount::at).collect(Collectors.toSet());
  }

  private Score.Diluted dilutedFound() {
    var hiding = diluted.stream().filter(a -> !a.at().lab().equals(reference)).toList();
    return new Score.Diluted(hiding.size(), (int) hiding.stream().filter(this::isFound).count());
  }

  private Score.Campaigns campaigns() {
    var ofCorpus = new HashSet<>(corpus);
    int found = 0;
    int mixed = 0;
    for (Set<LabelledAccount> accounts : members.values()) {
      boolean apart = Collections.disjoint(accounts, ofCorpus);
      if (!apart && accounts.stream().map(a -> a.at().lab()).distinct().count() > 1) {
        found++;
        mixed += accounts.stream().map(LabelledAccount::family).distinct().count() > 1 ? 1 : 0;
      }
    }
    return new Score.Campaigns(found, mixed);
  }
}
