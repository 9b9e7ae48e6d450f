package org.stillwatch.sdk;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.stillwatch.sdk.cluster.LocalCluster;
import org.stillwatch.sdk.pseudonym.BudgetSpent;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.pseudonym.Pseudonyms;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.wire.indicator.Standing;
import org.stillwatch.wire.indicator.TokenKind;
import org.stillwatch.wire.oprf.Token;
import org.stillwatch.wire.oprf.TokenClass;

/** Which values of a cluster are told, as tokens. */
final class Tokens {
  /** The name of this way from a value to a token. */
  static final String REDUCER = "stillwatch-voprf/1";

  private static final int SHARED = 2;

  private final Pseudonyms pseudonyms;
  private final HubTerms terms;
  private final KindRules rules;
  private final ClearValues values;
  private final WithheldCounts withheld;

  Tokens(
      Pseudonyms pseudonyms,
      HubTerms terms,
      KindRules rules,
      ClearValues values,
      WithheldCounts withheld) {
    this.pseudonyms = pseudonyms;
    this.terms = terms;
    this.rules = rules;
    this.values = values;
    this.withheld = withheld;
  }

  /**
   * The values of one kind that may leave, those of most accounts first. A value that joins nothing
   * by itself says something of the cluster only if several of its accounts share it.
   */
  List<CanonicalValue> chosen(LocalCluster cluster, TokenKind kind) {
    int sharing = kind.standing() == Standing.ALONE ? 1 : SHARED;
    List<Map.Entry<LinkValue, SortedSet<String>>> links =
        cluster.links().entrySet().stream()
            .filter(link -> link.getKey().kind().equals(kind.tokenClass().wireName()))
            .filter(link -> link.getValue().size() >= sharing)
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<LinkValue, SortedSet<String>> link) -> -link.getValue().size())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    var allowed = rules.terms(kind, REDUCER, cluster.accounts().size(), links.size());
    if (allowed.isEmpty()) {
      return List.of();
    }
    int most = allowed.get().maxPerCluster();
    withheld.add(Withheld.OVER_MOST_PER_CLUSTER, links.size() - (long) most);
    return links.stream().limit(most).map(link -> values.of(link.getKey())).toList();
  }

  /** Asks for the tokens of all values at once; what the budget does not reach stays unknown. */
  void fetch(TokenClass tokenClass, Set<CanonicalValue> wanted) {
    try {
      pseudonyms.tokens(
          tokenClass, terms.epoch(), wanted, terms.policy().limits().evaluationsPerRequest());
    } catch (BudgetSpent spent) {
      long missing =
          wanted.stream().filter(value -> pseudonyms.known(terms.epoch(), value).isEmpty()).count();
      withheld.add(Withheld.BUDGET_SPENT, missing);
    }
  }

  /** The tokens that are known, without repetition, each with its value. */
  Map<Token, CanonicalValue> known(List<CanonicalValue> chosen) {
    Map<Token, CanonicalValue> tokens = new LinkedHashMap<>();
    for (CanonicalValue value : chosen) {
      pseudonyms.known(terms.epoch(), value).ifPresent(token -> tokens.putIfAbsent(token, value));
    }
    return tokens;
  }
}
