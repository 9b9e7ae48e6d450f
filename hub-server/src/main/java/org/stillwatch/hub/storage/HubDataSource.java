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
 * {@code HUB_DB_URL}, {@code HUB_DB_USER} and {@code HUB_DB_PASSWORD}. A connection is tried before
 * each use, on a table of one row that every database has before the first migration (ISO/IEC
 * 9075-11): when the database was away, the pool throws its broken connections out and makes new
 * ones.
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
    properties = {
      "fish.payara.max-wait-time-in-millis=5000",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=table",
      "fish.payara.validation-table-name=information_schema.information_schema_catalog_name",
      "fish.payara.fail-all-connections=true"
    })
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
