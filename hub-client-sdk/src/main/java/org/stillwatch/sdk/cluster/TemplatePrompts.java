package org.stillwatch.sdk.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.SampledPrompt;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Shingler;
import org.stillwatch.wire.indicator.Feature;

/**
 * Collects prompts that carry given templates. Of an account that mixes templates with other
 * traffic only the prompts count that contain half of the template. Not thread-safe.
 */
final class TemplatePrompts {
  /** Prompts of one template: in the mean of so many, what stands in the slots hardly shows. */
  static final int MOST = 16;

  private static final double CONTAINED = 0.5;

  private final Shingler shingler;
  private final List<List<Wanted>> clusters = new ArrayList<>();
  private final Map<String, List<Wanted>> byAccount = new HashMap<>();

  /** Prompts of one template, found so far, by account: accounts may come in any order. */
  private record Wanted(
      ShingleSet template, int mostOfAccount, SortedMap<String, List<String>> prompts) {
    List<String> all() {
      return prompts.values().stream().flatMap(List::stream).limit(MOST).toList();
    }
  }

  TemplatePrompts(GroupKey key, List<List<Carriers.Carried>> templates) {
    this.shingler = new Shingler(key);
    for (List<Carriers.Carried> ofCluster : templates) {
      List<Wanted> wanted = new ArrayList<>();
      ofCluster.forEach(carried -> wanted.add(wanted(carried)));
      clusters.add(wanted);
    }
  }

  private Wanted wanted(Carriers.Carried carried) {
    int accounts = carried.accounts().size();
    int mostOfAccount = (MOST + accounts - 1) / accounts;
    Wanted wanted = new Wanted(carried.template(), mostOfAccount, new TreeMap<>());
    carried.accounts().stream()
        .limit(MOST)
        .forEach(account -> byAccount.computeIfAbsent(account, a -> new ArrayList<>()).add(wanted));
    return wanted;
  }

  /** The accounts whose prompts are wanted. */
  Set<String> accounts() {
    return Set.copyOf(byAccount.keySet());
  }

  void visit(AccountBatch batch) {
    for (Wanted wanted : byAccount.getOrDefault(batch.account(), List.of())) {
      List<String> carrying =
          batch.prompts().stream()
              .map(SampledPrompt::text)
              .filter(text -> !text.isBlank() && carries(text, wanted.template()))
              .limit(wanted.mostOfAccount())
              .toList();
      wanted.prompts().put(batch.account(), carrying);
    }
  }

  private boolean carries(String text, ShingleSet template) {
    return template.shared(shingler.set(text, Feature.C8)) >= CONTAINED * template.size();
  }

  /** For each cluster, for each of its templates, the prompts. */
  List<List<List<String>>> all() {
    return clusters.stream().map(cluster -> cluster.stream().map(Wanted::all).toList()).toList();
  }
}
