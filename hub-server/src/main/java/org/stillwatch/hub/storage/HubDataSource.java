package org.stillwatch.hub.storage;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The one data source and the one persistence context. H2 in a file by default; PostgreSQL by
 * {@code HUB_DB_URL}, {@code HUB_DB_USER} and {@code HUB_DB_PASSWORD}.
 */
@DataSourceDefinition(
    name = "java:app/hub",
    className = "${MPCONFIG=hub.db.driver}",
    url = "${MPCONFIG=hub.db.url}",
    user = "${MPCONFIG=hub.db.user}",
    password = "${MPCONFIG=hub.db.password}",
    initialPoolSize = 1,
    minPoolSize = 1,
    maxPoolSize = 16,
    properties = "fish.payara.max-wait-time-in-millis=5000")
@Singleton
public class HubDataSource {
  @PersistenceContext(unitName = "hub")
  private @Nullable EntityManager entities;

  /** The context of the running transaction; the container's proxy is thread-safe. */
  @Produces
  @Singleton
  EntityManager entities() {
    EntityManager context = entities;
    if (context == null) {
      throw new IllegalStateException("the container did not provide the persistence unit hub");
    }
    return context;
  }

  /** The connection that the persistence context uses in the running transaction. */
  @Produces
  @Singleton
  Database.CurrentConnection connection(EntityManager context) {
    return () -> context.unwrap(Connection.class);
  }
}
