package org.stillwatch.hub.indicators;

import java.util.List;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.members.MemberId;

/**
 * A report that is kept.
 *
 * @param id of its row; never leaves the hub
 */
public record StoredReport(long id, MemberId member, List<StoredFact> facts) {
  /** Copies the list. */
  public StoredReport {
    facts = List.copyOf(facts);
  }

  /**
   * An indicator that is kept.
   *
   * @param id of its row
   * @param corroborates whether a published reducer made it; if not, it matches nothing
   */
  public record StoredFact(long id, Statement.Fact fact, boolean corroborates) {}
}
