package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.stillwatch.hub.refusal.DatabaseTrouble;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Digest;

/**
 * Remembers single-use values in the database, so that all nodes see them: the {@code jti} of DPoP
 * proofs (RFC 9449 section 11.1) and of client assertions (RFC 7523 section 3). Thread-safe.
 */
@Singleton
public final class UsedProofs {
  private final Database database;
  private final Transactions transactions;

  /** Proofs in that database. */
  @Inject
  public UsedProofs(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /**
   * Uses a value up. Of two that try at once, on one node or on two, the loser comes too late.
   *
   * @return false if it was used before
   */
  public boolean useOnce(Digest value, Instant expires) {
    try {
      return insert(value, expires);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private boolean insert(Digest value, Instant expires) {
    return transactions.run(() -> {
      boolean known =
          database
              .first(
                  "select 1 from used_proof where digest = ?",
                  row -> row.getInt(1),
                  value.base64Url())
              .isPresent();
      if (!known) {
        database.update(
            "insert into used_proof (digest, expires_at) values (?, ?)",
            value.base64Url(),
            expires);
      }
      return !known;
    });
  }

  /** Forgets values that nobody could use any more. Called within a transaction. */
  public int forget(Instant now) {
    return database.update("delete from used_proof where expires_at < ?", now);
  }
}
