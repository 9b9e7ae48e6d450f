package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.stillwatch.hub.storage.Database;

/**
 * Holds a member's row until the running transaction ends, for what may be begun once only, such as
 * the count of a day: of two that begin it at once, the second waits and finds it. Thread-safe.
 */
@Singleton
public final class MemberLock {
  private final Database database;

  /** Locks in that database. */
  @Inject
  public MemberLock(Database database) {
    this.database = database;
  }

  /** Waits for the member's row and holds it. */
  public void hold(MemberId member) {
    boolean there =
        database
            .first(
                "select id from member where id = ? for update",
                row -> row.getObject(1, UUID.class),
                member.value())
            .isPresent();
    if (!there) {
      throw new IllegalStateException("no member in the row of a known id");
    }
  }
}
