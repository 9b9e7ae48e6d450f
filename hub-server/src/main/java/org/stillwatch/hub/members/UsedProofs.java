package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Digest;

/**
 * Remembers single-use values in the database, so that all nodes see them: the {@code jti} of DPoP
 * proofs (RFC 9449 section 11.1) and of client assertions (RFC 7523 section 3). Thread-safe.
 */
@Singleton
public class UsedProofs {
  private final EntityManager entities;
  private final Transactions transactions;

  /** Proofs in that database. */
  @Inject
  public UsedProofs(EntityManager entities, Transactions transactions) {
    this.entities = entities;
    this.transactions = transactions;
  }

  /**
   * Uses a value up.
   *
   * @return false if it was used before
   */
  public boolean useOnce(Digest value, Instant expires) {
    return transactions.run(
        () -> {
          int added =
              entities
                  .createNativeQuery(
                      "insert into used_proof (digest, expires_at) select ?1, ?2 from hub_lock"
                          + " where name = 'founding'"
                          + " and not exists (select 1 from used_proof where digest = ?1)")
                  .setParameter(1, value.toString())
                  .setParameter(2, java.sql.Timestamp.from(expires))
                  .executeUpdate();
          return added == 1;
        });
  }

  /** Forgets values that nobody could use any more. Called within a transaction. */
  public int forget(Instant now) {
    return entities
        .createNativeQuery("delete from used_proof where expires_at < ?1")
        .setParameter(1, java.sql.Timestamp.from(now))
        .executeUpdate();
  }
}
