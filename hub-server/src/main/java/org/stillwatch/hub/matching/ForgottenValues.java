package org.stillwatch.hub.matching;

import java.util.List;
import org.stillwatch.hub.storage.Database;

/**
 * Which sketches are gone, in the order of the commits, so that each node takes them out of its
 * index. Only the latest are kept. Called under the matching lock.
 */
final class ForgottenValues {
  private static final String COUNTER = "forgotten_value";

  /** So many are kept for nodes that were away. */
  private static final int KEPT = 1_000_000;

  private static final int PAGE = 5_000;

  private final Database database;

  ForgottenValues(Database database) {
    this.database = database;
  }

  /** Notes a value that is about to be deleted, if it is a sketch. */
  void add(long value) {
    boolean sketch =
        database
            .first(
                "select 1 from match_value where id = ? and by_likeness",
                row -> row.getInt(1),
                value)
            .isPresent();
    if (sketch) {
      long id = database.take(COUNTER, 1);
      database.update("insert into forgotten_value (id, value_id) values (?, ?)", id, value);
      database.update("delete from forgotten_value where id <= ?", id - KEPT);
    }
  }

  /** The number of the last one. */
  long last() {
    return database.last(COUNTER);
  }

  /** Whether all after that number are still known. */
  boolean reachesBackTo(long number) {
    return last() - number <= KEPT;
  }

  /** The values after a number, in order; at most a page. */
  List<Long> after(long number) {
    return database.list(
        "select value_id from forgotten_value where id > ? order by id limit " + PAGE,
        row -> row.getLong(1),
        number);
  }
}
