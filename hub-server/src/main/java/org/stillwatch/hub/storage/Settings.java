package org.stillwatch.hub.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Small facts that the hub found out once and keeps: its id, digests of secrets, check values.
 * Called within a transaction. Thread-safe.
 */
@Singleton
public final class Settings {
  private final Database database;

  /** Settings in that database. */
  @Inject
  public Settings(Database database) {
    this.database = database;
  }

  /** What is kept under that name. */
  public Optional<String> find(String name) {
    return database.first(
        "select content from hub_setting where name = ?", row -> row.getString(1), name);
  }

  /**
   * Forgets what is kept under that name.
   *
   * @return whether there was something
   */
  public boolean forget(String name) {
    return database.update("delete from hub_setting where name = ?", name) > 0;
  }

  /** Keeps that under the name, in place of what was there. */
  public void keep(String name, String content) {
    if (database.update("update hub_setting set content = ? where name = ?", content, name) == 0) {
      database.update("insert into hub_setting (name, content) values (?, ?)", name, content);
    }
  }
}
