package org.stillwatch.sdk;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.cluster.LocalCluster;

/**
 * Which accounts of a cluster the lab's own people are to be told of, by its own list: by name, by
 * a value that they have, or by their template. Stays in the lab.
 *
 * @param byTemplate those of some accounts whose template is on the list
 */
record Marks(OwnList own, UnaryOperator<SortedSet<String>> byTemplate) {
  SortedSet<String> of(LocalCluster cluster) {
    TreeSet<String> marked = new TreeSet<>(byTemplate.apply(cluster.accounts()));
    cluster.accounts().stream()
        .filter(account -> own.account(account).filter(Effect.INFORM::equals).isPresent())
        .forEach(marked::add);
    cluster
        .links()
        .forEach((value, accounts) -> {
          if (own.value(value).filter(Effect.INFORM::equals).isPresent()) {
            marked.addAll(accounts);
          }
        });
    return marked;
  }
}
