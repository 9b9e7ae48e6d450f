package org.stillwatch.hub.release;

import java.util.List;

/**
 * A campaign that might be released.
 *
 * @param campaign its row
 * @param disputed whether a lab disputes it
 * @param contributions its live reports, of members in force only
 */
public record Candidate(long campaign, boolean disputed, List<Contribution> contributions) {
  /** Keeps a copy. */
  public Candidate {
    contributions = List.copyOf(contributions);
  }

  /** As if only reports that stood behind something were there. */
  Candidate only(Behind behind) {
    return new Candidate(
        campaign,
        disputed,
        contributions.stream().filter(one -> behind.has(one.lab(), one.report())).toList());
  }
}
