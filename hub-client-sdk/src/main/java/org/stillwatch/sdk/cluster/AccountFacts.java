package org.stillwatch.sdk.cluster;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.Template;

/**
 * What is known of one account after its prompts were reduced.
 *
 * @param days first and last day with an exchange, in UTC; empty if no exchange had a time
 * @param links the values by which it may be linked to other accounts
 */
public record AccountFacts(
    String account, Template template, long exchanges, Optional<Days> days, Set<LinkValue> links) {

  public AccountFacts {
    links = Set.copyOf(links);
  }

  /** From the first to the last day, both included. */
  public record Days(LocalDate first, LocalDate last) {
    /** The days of both. */
    Days with(Days other) {
      return new Days(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  static AccountFacts of(AccountBatch batch, Template template) {
    Optional<Days> days =
        batch.firstDay() == AccountBatch.NO_DAY
            ? Optional.empty()
            : Optional.of(
                new Days(
                    LocalDate.ofEpochDay(batch.firstDay()), LocalDate.ofEpochDay(batch.lastDay())));
    return new AccountFacts(batch.account(), template, batch.exchanges(), days, batch.links());
  }

  /** Counts only: an account's name is the lab's own. */
  @Override
  public String toString() {
    return "AccountFacts[" + exchanges + " exchanges, " + links.size() + " links]";
  }
}
