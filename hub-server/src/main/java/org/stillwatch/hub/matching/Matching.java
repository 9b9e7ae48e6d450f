package org.stillwatch.hub.matching;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.hub.storage.Database;

/**
 * Finds what agrees between labs. Called under the matching lock: one transaction at a time, on all
 * nodes together.
 */
@Singleton
public final class Matching {
  private final Values values;
  private final Postings postings;
  private final ComparedSketches sketches;
  private final ForgottenValues forgotten;

  /** Of no rows until the first transaction, so that it is read from the beginning then. */
  private SketchIndex index = new SketchIndex(0);

  /** The last value and the last forgotten one that the index knows of. */
  private long indexed;

  private long forgottenSeen;

  /** Matching over that database. */
  @Inject
  public Matching(Database database) {
    this.values = new Values(database);
    this.postings = new Postings(database);
    this.sketches = new ComparedSketches(database);
    this.forgotten = new ForgottenValues(database);
  }

  /**
   * Begins the matching of one transaction: first thing after the lock is held, before anything is
   * written, so that the index only ever holds what was committed.
   */
  public Round begin(Likeness likeness, Nearness nearness) {
    catchUp(likeness);
    return new Round(values, postings, sketches, index, likeness, nearness);
  }

  /** Brings the index up to what was committed, by whichever node. */
  private synchronized void catchUp(Likeness likeness) {
    if (index.rows() != likeness.bandRows() || !forgotten.reachesBackTo(forgottenSeen)) {
      index = new SketchIndex(likeness.bandRows());
      indexed = 0;
      forgottenSeen = forgotten.last();
    }
    List<Value> page = values.sketchesAfter(indexed);
    while (!page.isEmpty()) {
      for (Value value : page) {
        value.sketch().ifPresent(s -> index.add(value.id(), value.content().comparison(), s));
        indexed = value.id();
      }
      page = values.sketchesAfter(indexed);
    }
    indexed = Math.max(indexed, values.last());
    List<Long> gone = forgotten.after(forgottenSeen);
    while (!gone.isEmpty()) {
      gone.forEach(index::remove);
      forgottenSeen += gone.size();
      gone = forgotten.after(forgottenSeen);
    }
  }

  /**
   * Which groups the live clusters of a campaign form by themselves: the same rule as {@link
   * Round#place}, from scratch.
   */
  public Components regroup(long campaign, Likeness likeness, Nearness nearness) {
    List<Postings.Holder> holders = postings.ofCampaign(campaign);
    Set<Long> ids = new HashSet<>();
    holders.forEach(holder -> ids.add(holder.value()));
    Map<Long, Value> rows = new HashMap<>();
    for (List<Long> page : pages(List.copyOf(ids))) {
      rows.putAll(values.byId(page));
    }
    return Components.of(holders, rows, likeness, WeakTies.of(holders, sketches, nearness));
  }

  /** No statement binds more values than a page holds. */
  static List<List<Long>> pages(List<Long> ids) {
    List<List<Long>> pages = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += 5_000) {
      pages.add(ids.subList(from, Math.min(from + 5_000, ids.size())));
    }
    return pages;
  }
}
