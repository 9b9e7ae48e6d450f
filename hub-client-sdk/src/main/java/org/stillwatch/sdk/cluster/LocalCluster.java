package org.stillwatch.sdk.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.report.Technique;

/**
 * Accounts of this lab that one operator seems to run. Stays in the lab but for its sketches and
 * buckets of its counts.
 *
 * @param accounts the lab's own names of the accounts
 * @param carried which template of the cluster each of its carriers has, those found by likeness or
 *     by two hits: one number for all that are alike, which means nothing else
 * @param exchanges of all accounts
 * @param days of all accounts; empty if no exchange had a time
 * @param hasTemplate whether its accounts have a template that could be told by a sketch
 * @param sketches at most three of each feature, the most carried first; none if fewer accounts
 *     carry a template than were asked for
 * @param listed what is public of the templates of its accounts
 * @param links which accounts have which link values
 * @param pattern sketch of how the accounts behave; empty if too little is known
 * @param techniques what the prompts of half of the accounts ask for
 */
public record LocalCluster(
    SortedSet<String> accounts,
    SortedMap<String, Integer> carried,
    long exchanges,
    Optional<AccountFacts.Days> days,
    boolean hasTemplate,
    List<Sketch> sketches,
    PublicPart listed,
    Map<LinkValue, SortedSet<String>> links,
    Optional<Bytes> pattern,
    Set<Technique> techniques) {

  /**
   * Accounts of the cluster with a template that anybody can find in public.
   *
   * @param carriers the lab's own names of these accounts
   * @param sketches at most three of each feature, the most carried first
   */
  public record PublicPart(SortedSet<String> carriers, List<Sketch> sketches) {
    @Override
    public String toString() {
      return "PublicPart[" + carriers.size() + " accounts]";
    }
  }

  /** How many accounts carry a template of the cluster. */
  public int carriers() {
    return carried.size();
  }

  /** Counts only: an account's name is the lab's own. */
  @Override
  public String toString() {
    return "LocalCluster["
        + accounts.size()
        + " accounts, "
        + exchanges
        + " exchanges, "
        + sketches.size()
        + " sketches]";
  }
}
