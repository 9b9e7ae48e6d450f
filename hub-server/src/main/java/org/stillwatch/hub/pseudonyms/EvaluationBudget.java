package org.stillwatch.hub.pseudonyms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.MemberLock;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * How many values a member may have evaluated, by class and UTC day. This, and nothing else, bounds
 * a member that guesses card numbers. Kept as counts. Called within a transaction; thread-safe.
 */
@Singleton
public final class EvaluationBudget {
  private final Database database;
  private final MemberLock lock;

  /** Budgets in that database. */
  @Inject
  public EvaluationBudget(Database database, MemberLock lock) {
    this.database = database;
    this.lock = lock;
  }

  /**
   * Takes from the budget of the day; of two takers at once, the second waits for the first.
   *
   * @throws Refused with {@link Refusal.BudgetSpent} if not so much is left; nothing is taken then
   */
  public void take(MemberId member, TokenClass tokenClass, int values, long perDay, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Object[] key = {member.value(), tokenClass.wireName(), Date.valueOf(day)};
    if (add(key, values) == 0) {
      lock.hold(member);
      if (add(key, values) == 0) {
        database.update(
            "insert into evaluation_budget (member_id, token_class, budget_day, used)"
                + " values (?, ?, ?, ?)",
            key[0],
            key[1],
            key[2],
            values);
      }
    }
    long used =
        database
            .first(
                "select used from evaluation_budget where member_id = ? and token_class = ?"
                    + " and budget_day = ?",
                row -> row.getLong(1),
                key)
            .orElse(0L);
    if (used > perDay) {
      Instant renewed = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw new Refused(
          new Refusal.BudgetSpent(
              "the day's budget of evaluations for class " + tokenClass.wireName(),
              Duration.between(now, renewed)));
    }
  }

  private int add(Object[] key, int values) {
    return database.update(
        "update evaluation_budget set used = used + ? where member_id = ? and token_class = ?"
            + " and budget_day = ?",
        values,
        key[0],
        key[1],
        key[2]);
  }
}
