package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
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
    return useOnce(value, expires, () -> Boolean.TRUE).isPresent();
  }

  /**
   * Uses a value up as {@link #useOnce(Digest, Instant)} does, and asks something in the same
   * transaction.
   *
   * @return what was asked; empty, and nothing asked, if the value was used before
   */
  <T> Optional<T> useOnce(Digest value, Instant expires, Supplier<T> asked) {
    try {
      return transactions.run(
          () -> insert(value, expires) ? Optional.of(asked.get()) : Optional.empty());
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isDuplicate(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean insert(Digest value, Instant expires) {
    return database.update(
            "insert into used_proof (digest, expires_at)"
                + " select cast(? as varchar), cast(? as timestamp with time zone)"
                + " where not exists (select 1 from used_proof where digest = ?)",
            value.base64Url(),
            expires,
            value.base64Url())
        == 1;
  }

  /** Forgets values that nobody could use any more. Called within a transaction. */
  public int forget(Instant now) {
    return database.update("delete from used_proof where expires_at < ?", now);
  }
}
