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
  private final Database database;
  private SketchIndex index = new SketchIndex(2);
  private int indexRows = 2;
  private long indexed;

  /** Matching over that database. */
  @Inject
  public Matching(Database database) {
    this.database = database;
    this.values = new Values(database);
    this.postings = new Postings(database);
    this.sketches = new ComparedSketches(database);
  }

  /**
   * Begins the matching of one transaction: first thing after the lock is held, before anything is
   * written, so that the index only ever holds what was committed.
   */
  public Round begin(Likeness likeness, Nearness nearness) {
    catchUp(likeness);
    return new Round(database, values, postings, sketches, index, likeness, nearness);
  }

  /** Adds to the index what was committed since, by whichever node. */
  private void catchUp(Likeness likeness) {
    if (indexRows != likeness.bandRows()) {
      indexRows = likeness.bandRows();
      index = new SketchIndex(indexRows);
      indexed = 0;
    }
    List<Value> page = values.sketchesAfter(indexed);
    while (!page.isEmpty()) {
      for (Value value : page) {
        value.sketch().ifPresent(s -> index.add(value.id(), value.content().comparison(), s));
        indexed = value.id();
      }
      page = values.sketchesAfter(indexed);
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
