package org.stillwatch.hub.liaisons;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.hub.refusal.DatabaseTrouble;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.policy.LiaisonTerms;

/**
 * The only way to what liaisons read: checks law and purpose (clauses LIA-04, LIA-05), and has the
 * read taken down before anything is given out, once for each liaison, page and hour.
 */
@Singleton
public final class Reads {
  /** What is remembered at most; what is not is looked up. */
  private static final int MOST = 50_000;

  /** So many pages a liaison may read in an hour: each is a leaf for good. */
  static final int PAGES_AN_HOUR = 2_000;

  private final Database database;
  private final LiaisonTermsSource terms;
  private final LiaisonLeaves leaves;
  private final Transactions transactions;
  private final Durability durability;
  private final InstantSource clock;
  private final Set<Key> known = ConcurrentHashMap.newKeySet();

  private record Key(UUID liaison, Instant hour, Digest page) {}

  /** Reads that are taken down in that database. */
  @Inject
  public Reads(
      Database database,
      LiaisonTermsSource terms,
      LiaisonLeaves leaves,
      Transactions transactions,
      Durability durability,
      InstantSource clock) {
    this.database = database;
    this.terms = terms;
    this.leaves = leaves;
    this.transactions = transactions;
    this.durability = durability;
    this.clock = clock;
  }

  /**
   * Lets a liaison look around, without a page being read.
   *
   * @throws Refused with {@link Refusal.LegallyClosed} if no law of its jurisdiction is in force,
   *     and with {@link Refusal.NotPermitted} if the policy does not know its purpose any more
   */
  public void permit(Caller.Liaison liaison) {
    LiaisonTerms now = terms.current();
    if (now.inForce(liaison.jurisdiction(), clock.instant()).isEmpty()) {
      throw new Refused(new Refusal.LegallyClosed(liaison.jurisdiction()));
    }
    if (!now.purposes().contains(liaison.purpose())) {
      throw new Refused(new Refusal.NotPermitted("a purpose that the policy in force names"));
    }
  }

  /**
   * Lets a liaison read a page. Once it returns the read is in the ledger, and on disk.
   *
   * @throws Refused as {@link #permit}, and with {@link Refusal.BudgetSpent} for more pages in an
   *     hour than {@value #PAGES_AN_HOUR}
   */
  public void permit(Caller.Liaison liaison, ReadPage page) {
    permit(liaison);
    Instant now = clock.instant();
    Key key = new Key(liaison.id(), now.truncatedTo(ChronoUnit.HOURS), page.digest());
    if (known.contains(key)) {
      return;
    }
    try {
      transactions.run(() -> {
        if (!isTakenDown(key)) {
          takeDown(liaison, page, key, now);
        }
        return Boolean.TRUE;
      });
    } catch (RuntimeException e) {
      if (!DatabaseTrouble.isDuplicate(e)) { // then another request has just taken it down
        throw e;
      }
    }
    durability.settle();
    if (known.size() >= MOST) {
      known.clear();
    }
    known.add(key);
  }

  private boolean isTakenDown(Key key) {
    return database
        .first(
            "select 1 from liaison_read where liaison_id = ? and read_hour = ? and page = ?",
            row -> row.getInt(1),
            key.liaison(),
            key.hour(),
            key.page().base64Url())
        .isPresent();
  }

  private void takeDown(Caller.Liaison liaison, ReadPage page, Key key, Instant now) {
    long pages =
        database
            .first(
                "select count(*) from liaison_read where liaison_id = ? and read_hour = ?",
                row -> row.getLong(1),
                key.liaison(),
                key.hour())
            .orElse(0L);
    if (pages >= PAGES_AN_HOUR) {
      Duration left = Duration.between(now, key.hour().plus(1, ChronoUnit.HOURS));
      throw new Refused(new Refusal.BudgetSpent("pages of a liaison in an hour", left));
    }
    database.update(
        "insert into liaison_read (liaison_id, read_hour, page) values (?, ?, ?)",
        key.liaison(),
        key.hour(),
        key.page().base64Url());
    leaves.read(liaison, page, key.hour(), now);
  }
}
