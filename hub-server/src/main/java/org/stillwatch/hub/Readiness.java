package org.stillwatch.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.Transactions;

/** Ready when the hub is founded and its database answers. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
  @Inject private Database database;
  @Inject private Transactions transactions;
  @Inject private PolicyHolder policies;

  /** For the container, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public Readiness() {}

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("stillwatch");
    try {
      transactions.run(
          () -> database.first("select 1 from hub_lock where name = 'matching'", r -> r.getInt(1)));
      return response.up().withData("policy", policies.current().name()).build();
    } catch (RuntimeException e) {
      return response.down().withData("why", e.getClass().getSimpleName()).build();
    }
  }
}
