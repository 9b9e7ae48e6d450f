package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.policy.LogTerms;

/**
 * Takes down what happened, in the transaction that does it: either both are kept, or neither. Each
 * leaf gets a random salt, so that nobody can find out by trying what the tree holds.
 */
@Singleton
public final class Ledger {
  private final Database database;
  private final Locks locks;
  private final SecureRandom random;

  /** The ledger in that database. */
  @Inject
  public Ledger(Database database, Locks locks, SecureRandom random) {
    this.database = database;
    this.locks = locks;
    this.random = random;
  }

  /**
   * Takes down.
   *
   * @param shown from when on those whom it concerns may know of it: it does not enter the log
   *     before
   */
  public void record(List<Happening> happened, LogTerms terms, Instant shown) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Happening one : happened) {
      byte[] salt = new byte[LeafOpening.SALT_SIZE];
      random.nextBytes(salt);
      rows.add(
          new Object[] {
            one.subject().base64Url(),
            one.kind().word(),
            Bytes.of(salt).base64Url(),
            one.whose().map(MemberId::value).orElse(null),
            one.content().map(Bytes::toByteArray).orElse(null),
            terms.enters(shown)
          });
    }
    database.batch(
        "insert into ledger_pending (subject, kind, salt, member_id, content, enters_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        rows);
  }

  /** Takes down what may have been taken down before; then it does nothing. */
  public void recordOnce(Happening happened, LogTerms terms, Instant now) {
    if (stands("ledger_pending", happened) || stands("ledger_leaf", happened)) {
      return;
    }
    locks.hold(LockName.LEDGER);
    if (!stands("ledger_pending", happened) && !stands("ledger_leaf", happened)) {
      record(List.of(happened), terms, now);
    }
  }

  private boolean stands(String table, Happening happened) {
    return database
        .first(
            "select 1 from " + table + " where subject = ? and kind = ?",
            row -> row.getInt(1),
            happened.subject().base64Url(),
            happened.kind().word())
        .isPresent();
  }
}
