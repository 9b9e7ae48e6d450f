package org.stillwatch.sdk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.stillwatch.sdk.caution.CautionRules;
import org.stillwatch.sdk.caution.ValueUse;
import org.stillwatch.sdk.cluster.LocalCluster;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.wire.indicator.Caution;

/**
 * The honest explanations of the values of one cluster: who of its accounts has a value, with what
 * mail addresses, and with what in common.
 */
final class ClusterCautions {
  private final CautionRules rules;
  private final ClearValues values;
  private final boolean templatesKnown;
  private final LocalCluster cluster;
  private final Map<String, String> domains = new HashMap<>();

  /**
   * @param templatesKnown whether prompts were reduced
   */
  ClusterCautions(
      CautionRules rules, ClearValues values, boolean templatesKnown, LocalCluster cluster) {
    this.rules = rules;
    this.values = values;
    this.templatesKnown = templatesKnown;
    this.cluster = cluster;
    cluster
        .links()
        .forEach((link, accounts) -> {
          Optional<String> domain = CautionRules.mailDomain(values.of(link));
          domain.ifPresent(one -> accounts.forEach(account -> domains.putIfAbsent(account, one)));
        });
  }

  /** The explanations of one value of the cluster. */
  Set<Caution> of(CanonicalValue value) {
    LinkValue link = values.link(value);
    SortedSet<String> accounts = cluster.links().get(link);
    if (accounts == null) {
      throw new IllegalArgumentException("a value of this cluster");
    }
    List<String> ofAccounts = new ArrayList<>();
    Map<Integer, Integer> byTemplate = new HashMap<>();
    for (String account : accounts) {
      Optional.ofNullable(domains.get(account)).ifPresent(ofAccounts::add);
      Optional.ofNullable(cluster.carried().get(account))
          .ifPresent(template -> byTemplate.merge(template, 1, Integer::sum));
    }
    int largest = byTemplate.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return rules.of(new ValueUse(value, accounts.size(), ofAccounts, largest, templatesKnown));
  }
}
