package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.MemberLock;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.Transactions;

/**
 * How many batches of a lab are refused in a UTC day. Beyond the policy's number nothing of that
 * lab is looked at until the next day. The count is in the database, so that a restart does not
 * give a new budget, and in a transaction of its own, since that of a refused batch is undone. A
 * kill of the process may lose the counts of the last moments with H2; no promise rests on them.
 * Thread-safe.
 */
@Singleton
public final class RefusedBatches {
  private final Database database;
  private final MemberLock lock;
  private final Transactions transactions;
  private final PolicyHolder policies;
  private final InstantSource clock;

  /** Counts in that database. */
  @Inject
  public RefusedBatches(
      Database database,
      MemberLock lock,
      Transactions transactions,
      PolicyHolder policies,
      InstantSource clock) {
    this.database = database;
    this.lock = lock;
    this.transactions = transactions;
    this.policies = policies;
    this.clock = clock;
  }

  /** Something that may be refused. */
  @FunctionalInterface
  public interface Submission<T> {
    /** Takes it in, or throws {@link Refused}. */
    T take() throws IOException;
  }

  /**
   * Takes a lab's submission, and counts it if it is refused for what is in it.
   *
   * @throws Refused with {@link Refusal.BudgetSpent}, before the submission is looked at, if too
   *     much of the lab was refused today
   */
  public <T> T counted(MemberId lab, Submission<T> submission) throws IOException {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (transactions.run(() -> refused(lab, day)) >= policies.current().limits().refusalsPerDay()) {
      Instant renewed = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      throw new Refused(
          new Refusal.BudgetSpent(
              "the day's budget of refused batches", Duration.between(now, renewed)));
    }
    try {
      return submission.take();
    } catch (Refused e) {
      if (isOfContent(e.refusal())) {
        transactions.run(() -> count(lab, day));
      }
      throw e;
    }
  }

  /** What the hub could not do at the moment is not the lab's fault. */
  private static boolean isOfContent(Refusal refusal) {
    return switch (refusal) {
      case Refusal.BudgetSpent budget -> false;
      case Refusal.TooMany crowd -> false;
      case Refusal.Overloaded load -> false;
      case Refusal.Unavailable part -> false;
      default -> true;
    };
  }

  private long refused(MemberId lab, LocalDate day) {
    return database
        .first(
            "select refused from refused_batch where member_id = ? and budget_day = ?",
            row -> row.getLong(1),
            lab.value(),
            Date.valueOf(day))
        .orElse(0L);
  }

  private int count(MemberId lab, LocalDate day) {
    if (add(lab, day) == 1) {
      return 1;
    }
    lock.hold(lab);
    return add(lab, day) == 1
        ? 1
        : database.update(
            "insert into refused_batch (member_id, budget_day, refused) values (?, ?, 1)",
            lab.value(),
            Date.valueOf(day));
  }

  private int add(MemberId lab, LocalDate day) {
    return database.update(
        "update refused_batch set refused = refused + 1 where member_id = ? and budget_day = ?",
        lab.value(),
        Date.valueOf(day));
  }
}
