package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Small facts that the hub found out once and keeps: its id, digests of secrets, check values. */
@Singleton
public final class Settings {
  private final EntityManager entities;

  /** Settings in that database. */
  @Inject
  public Settings(EntityManager entities) {
    this.entities = entities;
  }

  /** What is kept under that name. Called within a transaction or outside. */
  public Optional<String> find(String name) {
    List<?> rows =
        entities
            .createNativeQuery("select content from hub_setting where name = ?1")
            .setParameter(1, name)
            .getResultList();
    return rows.stream().map(String.class::cast).findFirst();
  }

  /** Keeps that under the name, in place of what was there. Called within a transaction. */
  public void keep(String name, String content) {
    int changed =
        entities
            .createNativeQuery("update hub_setting set content = ?2 where name = ?1")
            .setParameter(1, name)
            .setParameter(2, content)
            .executeUpdate();
    if (changed == 0) {
      entities
          .createNativeQuery("insert into hub_setting (name, content) values (?1, ?2)")
          .setParameter(1, name)
          .setParameter(2, content)
          .executeUpdate();
    }
  }
}
