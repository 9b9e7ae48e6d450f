package org.stillwatch.sdk.cli.evaluate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the labs and the hub made of the accounts.
 *
 * @param campaigns the hub's campaigns that an account's clusters are in; accounts in none may be
 *     left out
 * @param emitted accounts with a template that left the lab
 * @param alerted accounts of clusters that their lab got an alert about
 * @param marked those of them whose alert says that a public template is one of its reasons
 */
public record Seen(
    Map<AccountAt, Set<String>> campaigns,
    Set<AccountAt> emitted,
    Set<AccountAt> alerted,
    Set<AccountAt> marked) {

  public Seen {
    campaigns = Map.copyOf(campaigns);
    emitted = Set.copyOf(emitted);
    alerted = Set.copyOf(alerted);
    marked = Set.copyOf(marked);
  }

  /** Without marks. */
  public Seen(
      Map<AccountAt, Set<String>> campaigns, Set<AccountAt> emitted, Set<AccountAt> alerted) {
    this(campaigns, emitted, alerted, Set.of());
  }

  /** Together with what was seen at another hub; no account was at both. */
  Seen and(Seen other) {
    Map<AccountAt, Set<String>> both = new HashMap<>(campaigns);
    both.putAll(other.campaigns);
    Set<AccountAt> allEmitted = new HashSet<>(emitted);
    allEmitted.addAll(other.emitted);
    Set<AccountAt> allAlerted = new HashSet<>(alerted);
    allAlerted.addAll(other.alerted);
    Set<AccountAt> allMarked = new HashSet<>(marked);
    allMarked.addAll(other.marked);
    return new Seen(both, allEmitted, allAlerted, allMarked);
  }

  Set<String> campaignsOf(AccountAt at) {
    return campaigns.getOrDefault(at, Set.of());
  }
}
