package org.stillwatch.wire.policy;

import java.util.Set;

/**
 * The reason codes a lab may give for its verdict on an alert.
 *
 * @param reason why, for people
 * @param confirmed the cluster was an operator's
 * @param benign it was not
 * @param disputed the match or the report is wrong
 */
public record Verdicts(
    String reason, Set<String> confirmed, Set<String> benign, Set<String> disputed) {

  /** Keeps copies. */
  public Verdicts {
    confirmed = Set.copyOf(confirmed);
    benign = Set.copyOf(benign);
    disputed = Set.copyOf(disputed);
  }
}
