package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.stillwatch.sdk.allow.Listing;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.reduce.Signatures;
import org.stillwatch.sdk.reduce.Template;

/**
 * Which accounts use a listed template. What is listed is taken out of an account's template before
 * anything is clustered, as the background is: strangers who use one public text are no cluster.
 * What they use of it is told of the clusters that something else has made. Not thread-safe.
 */
final class ListedUse {
  private record Use(UUID entry, Template template) {}

  private final Listings listings;
  private final Map<String, Use> open = new HashMap<>();
  private final TreeSet<String> informed = new TreeSet<>();
  private int excepted;

  ListedUse(Listings listings) {
    this.listings = listings;
  }

  /** The account's template without what is listed. To be asked once of each account. */
  Template own(String account, Template found) {
    if (listings.informed().sort(found).entry().isPresent()) {
      informed.add(account);
    }
    Listing.Sorted blocked = listings.blocked().sort(found);
    excepted += blocked.entry().isPresent() ? 1 : 0;
    Listing.Sorted sorted = listings.open().sort(blocked.own());
    sorted.entry().ifPresent(entry -> open.put(account, new Use(entry, blocked.own())));
    return sorted.own();
  }

  /** What is public of the templates of these accounts. */
  LocalCluster.PublicPart part(SortedSet<String> accounts, Signatures signatures) {
    TreeSet<String> carriers = new TreeSet<>();
    TreeMap<UUID, List<Template>> byEntry = new TreeMap<>();
    for (String account : accounts) {
      Use use = open.get(account);
      if (use != null) {
        carriers.add(account);
        byEntry.computeIfAbsent(use.entry(), e -> new ArrayList<>()).add(use.template());
      }
    }
    List<Core> cores = new ArrayList<>();
    for (List<Template> templates : byEntry.values()) {
      List<Integer> all = IntStream.range(0, templates.size()).boxed().toList();
      cores.add(new Core(all, Cores.consensus(templates, all)));
    }
    return new LocalCluster.PublicPart(carriers, SketchChoice.of(cores, signatures));
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
}
