package org.stillwatch.hub;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.stillwatch.hub.ledger.Happening;
import org.stillwatch.hub.ledger.Ledger;
import org.stillwatch.hub.policy.PoliciesInForce;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.policy.Policy;

/**
 * The policies that this hub has run under, so that batches under the one before are honoured for
 * its time of grace, restarts included. Called within a transaction.
 */
@Singleton
public final class PolicyHistory {
  private final Database database;
  private final Ledger ledger;

  /** The history in that database. */
  @Inject
  public PolicyHistory(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  private record Row(Policy policy, Instant from) {}

  /** The hub runs under this policy from now on. */
  PoliciesInForce enter(Policy policy, Instant now) {
    List<Row> rows =
        database.list(
            "select content, entered_at from policy_history order by id",
            row -> new Row(Policy.read(row.getBytes(1)), row.getTimestamp(2).toInstant()));
    boolean same =
        !rows.isEmpty() && rows.get(rows.size() - 1).policy().digest().equals(policy.digest());
    if (!same) {
      database.update(
          "insert into policy_history (id, digest, content, entered_at) values (?, ?, ?, ?)",
          rows.size() + 1L,
          policy.digest().base64Url(),
          policy.canonical().toByteArray(),
          now);
    }
    ledger.recordOnce(Happening.shown(LeafKind.POLICY, policy.canonical()), policy.log(), now);
    PoliciesInForce inForce =
        new PoliciesInForce(rows.isEmpty() ? policy : rows.get(0).policy(), List.of());
    for (Row row : rows) {
      inForce = inForce.replacedBy(row.policy(), row.from());
    }
    return inForce.replacedBy(policy, now);
  }
}
