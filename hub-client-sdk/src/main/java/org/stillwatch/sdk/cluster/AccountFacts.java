package org.stillwatch.sdk.cluster;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.Behaviour;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.report.Technique;

/**
 * What is known of one account beside its template.
 *
 * @param days first and last day with an exchange, in UTC; empty if no exchange had a time
 * @param links the values that it may share with other accounts
 * @param techniques what its prompts ask for
 */
public record AccountFacts(
    String account,
    long exchanges,
    Optional<Days> days,
    Set<LinkValue> links,
    Behaviour behaviour,
    Set<Technique> techniques) {

  public AccountFacts {
    links = Set.copyOf(links);
    techniques = Set.copyOf(techniques);
  }

  /** From the first to the last day, both included. */
  public record Days(LocalDate first, LocalDate last) {
    /** How many, 1 at least. */
    long count() {
      return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** The days of both. */
    Days with(Days other) {
      return new Days(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  static AccountFacts of(AccountBatch batch) {
    return of(batch, TechniqueCues.of(batch.prompts()));
  }

  /** Of a batch whose prompts were looked at before. */
  static AccountFacts of(AccountBatch batch, Set<Technique> techniques) {
    Optional<Days> days =
        batch.firstDay() == AccountBatch.NO_DAY
            ? Optional.empty()
            : Optional.of(
                new Days(
                    LocalDate.ofEpochDay(batch.firstDay()), LocalDate.ofEpochDay(batch.lastDay())));
    return new AccountFacts(
        batch.account(), batch.exchanges(), days, batch.links(), batch.behaviour(), techniques);
  }

  /** Counts only: an account's name is the lab's own. */
  @Override
  public String toString() {
    return "AccountFacts[" + exchanges + " exchanges, " + links.size() + " links]";
  }
}
