package org.stillwatch.hub.liaisons;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.policy.LiaisonTerms;
import org.stillwatch.wire.policy.Purpose;

/** The store of liaisons. Every method runs within a transaction of its caller. */
@Singleton
public final class Liaisons {
  private static final String SELECT =
      "select id, name, person, agency, jurisdiction, purpose, proposed_at, approved_at,"
          + " expires_at, revoked_at from liaison";

  private final Database database;
  private final Locks locks;
  private final LiaisonLeaves leaves;

  /** Liaisons in that database; what becomes of them is taken down. */
  @Inject
  public Liaisons(Database database, Locks locks, LiaisonLeaves leaves) {
    this.database = database;
    this.locks = locks;
    this.leaves = leaves;
  }

  /**
   * Proposes one. It may do nothing until the other officer approves it.
   *
   * @throws Refused with {@link Refusal.Taken} if one of that name is proposed or active
   */
  public void propose(Liaison liaison, Instant now) {
    locks.hold(LockName.FOUNDING);
    if (current(liaison.name(), now).isPresent()) {
      throw new Refused(new Refusal.Taken("a liaison of that name"));
    }
    database.update(
        "insert into liaison (id, name, person, agency, jurisdiction, purpose, proposed_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)",
        liaison.id(),
        liaison.name(),
        liaison.person(),
        liaison.agency(),
        liaison.jurisdiction(),
        liaison.purpose().word(),
        now);
  }

  /**
   * Approves one, which may read from now on.
   *
   * @param id of the proposal, so that what is approved is what was looked at
   * @param secret digest of its credential
   * @throws Refused with {@link Refusal.NotFound} if none of that id is proposed
   */
  public Liaison approve(UUID id, Digest secret, LiaisonTerms terms, Instant now) {
    locks.hold(LockName.FOUNDING);
    Liaison proposed =
        database
            .first(SELECT + " where id = ?", Liaisons::liaison, id)
            .filter(one -> one.state(now) == Liaison.State.PROPOSED)
            .orElseThrow(() -> new Refused(new Refusal.NotFound("proposed liaison")));
    database.update(
        "update liaison set approved_at = ?, expires_at = ?, secret_digest = ? where id = ?",
        now,
        now.plus(terms.credentialLife()),
        secret.base64Url(),
        proposed.id());
    Liaison approved = find(proposed.id());
    leaves.admitted(approved, now);
    return approved;
  }

  /**
   * Ends one at once, proposed or active.
   *
   * @throws Refused with {@link Refusal.NotFound} if there is none of that name
   */
  public void revoke(String name, Instant now) {
    locks.hold(LockName.FOUNDING);
    Liaison liaison =
        current(name, now).orElseThrow(() -> new Refused(new Refusal.NotFound("liaison")));
    database.update("update liaison set revoked_at = ? where id = ?", now, liaison.id());
    if (liaison.approvedAt().isPresent()) {
      leaves.revoked(liaison, now);
    }
  }

  /** All that ever were, the latest last. */
  public List<Liaison> all() {
    return database.list(SELECT + " order by proposed_at, name", Liaisons::liaison);
  }

  /** The one of that credential. */
  public Optional<Liaison> withSecret(Digest secret) {
    return database.first(
        SELECT + " where secret_digest = ?", Liaisons::liaison, secret.base64Url());
  }

  /** The one of that name that is proposed or active. */
  public Optional<Liaison> current(String name, Instant now) {
    return database
        .list(SELECT + " where name = ? and revoked_at is null", Liaisons::liaison, name)
        .stream()
        .filter(one -> one.state(now) != Liaison.State.EXPIRED)
        .findFirst();
  }

  private Liaison find(UUID id) {
    return database
        .first(SELECT + " where id = ?", Liaisons::liaison, id)
        .orElseThrow(() -> new IllegalStateException("was there a moment ago"));
  }

  private static Liaison liaison(ResultSet row) throws SQLException {
    return new Liaison(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Purpose.of(row.getString(6)),
        row.getTimestamp(7).toInstant(),
        moment(row.getTimestamp(8)),
        moment(row.getTimestamp(9)),
        moment(row.getTimestamp(10)));
  }

  private static Optional<Instant> moment(@Nullable Timestamp time) {
    return Optional.ofNullable(time).map(Timestamp::toInstant);
  }
}
