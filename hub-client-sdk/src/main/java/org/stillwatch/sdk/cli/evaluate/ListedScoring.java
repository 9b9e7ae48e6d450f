package org.stillwatch.sdk.cli.evaluate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what labs see that list the public templates. Pure and immutable. */
final class ListedScoring {
  private final String reference;
  private final Collection<LabelledAccount> honest;
  private final Set<AccountAt> ofFrameworks;
  private final ListedWorld world;
  private final Seen seen;

  /**
   * Puts the labels beside what was seen.
   *
   * @param reference the lab with whose accounts the operators' others are to be joined
   */
  ListedScoring(String reference, HonestWorld honest, ListedWorld world, Seen seen) {
    this.reference = reference;
    this.honest = LabelledAccount.of(honest.prompts());
    this.ofFrameworks = honest.ofFrameworks();
    this.world = world;
    this.seen = seen;
  }

  Score.Listed score() {
    Set<LabelledAccount> innocent = new HashSet<>(honest);
    innocent.addAll(world.honest());
    Scoring scoring =
        new Scoring(
            reference,
            List.of(),
            new Scoring.HonestAccounts(innocent, ofFrameworks),
            world.operators(),
            seen);
    long marked =
        world.operators().stream()
            .map(LabelledAccount::at)
            .filter(at -> !at.lab().equals(reference) && seen.marked().contains(at))
            .count();
    return new Score.Listed(
        scoring.innocent(honest),
        scoring.innocent(world.honest()),
        scoring.score().diluted(),
        (int) marked);
  }
}
