package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.stillwatch.sdk.allow.Listing;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.reduce.KeptTemplates;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Sketch;

/**
 * Which accounts use a listed template. What is listed is taken out of an account's template before
 * anything is clustered, as the background is: strangers who use one public text are no cluster.
 * What they use of it is told of the clusters that something else has made. Not thread-safe.
 */
final class ListedUse implements AutoCloseable {
  private record Use(UUID entry, int place) {}

  private final Listings listings;
  private final KeptTemplates templates;
  private final Map<String, Use> open = new HashMap<>();
  private final TreeSet<String> informed = new TreeSet<>();
  private int excepted;

  /**
   * The use to come.
   *
   * @param templates takes those that are public; empty
   */
  ListedUse(Listings listings, KeptTemplates templates) {
    this.listings = listings;
    this.templates = templates;
  }

  /** The account's template without what is listed. To be asked once of each account. */
  Template own(String account, Template found) {
    if (listings.informed().sort(found).entry().isPresent()) {
      informed.add(account);
    }
    Listing.Sorted blocked = listings.blocked().sort(found);
    excepted += blocked.entry().isPresent() ? 1 : 0;
    Listing.Sorted sorted = listings.open().sort(blocked.own());
    if (sorted.entry().isPresent()) {
      open.put(account, new Use(sorted.entry().get(), templates.size()));
      templates.add(blocked.own());
    }
    return sorted.own();
  }

  /**
   * What is public of the templates of these accounts.
   *
   * @param fewest with fewer of them no sketch is made
   */
  LocalCluster.PublicPart part(SortedSet<String> accounts, int fewest, SketchChoice choice) {
    TreeSet<String> carriers = new TreeSet<>();
    TreeMap<UUID, List<Integer>> byEntry = new TreeMap<>();
    for (String account : accounts) {
      Use use = open.get(account);
      if (use != null) {
        carriers.add(account);
        byEntry.computeIfAbsent(use.entry(), e -> new ArrayList<>()).add(use.place());
      }
    }
    List<Sketch> sketches =
        carriers.isEmpty() || carriers.size() < fewest ? List.of() : sketches(byEntry, choice);
    return new LocalCluster.PublicPart(carriers, sketches);
  }

  private List<Sketch> sketches(SortedMap<UUID, List<Integer>> byEntry, SketchChoice choice) {
    List<Core> cores = new ArrayList<>();
    List<Template> common = new ArrayList<>();
    byEntry
        .values()
        .forEach(places -> {
          cores.add(new Core(cores.size(), places));
          common.add(Cores.consensus(templates, places));
        });
    return choice.among(new Cores(cores, common, new UnionFind(0))).of(cores);
  }

  /** Those of these accounts whose template is on the lab's own list, to be told its people. */
  SortedSet<String> informed(SortedSet<String> accounts) {
    TreeSet<String> found = new TreeSet<>(accounts);
    found.retainAll(informed);
    return found;
  }

  /** How many accounts have a template of the lab's own list that is never told. */
  int excepted() {
    return excepted;
  }

  @Override
  public void close() throws IOException {
    templates.close();
  }
}
