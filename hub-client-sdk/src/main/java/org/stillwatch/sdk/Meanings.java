package org.stillwatch.sdk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.stillwatch.sdk.cluster.Clustering;
import org.stillwatch.sdk.cluster.LocalCluster;
import org.stillwatch.sdk.meaning.Embedding;
import org.stillwatch.sdk.meaning.Embeddings;
import org.stillwatch.sdk.meaning.MeaningLevels;
import org.stillwatch.sdk.meaning.MeaningSketcher;
import org.stillwatch.sdk.meaning.MeaningUnavailable;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.wire.indicator.IndicatorKinds;

/**
 * What clusters' templates ask, for a lab that has switched the kind on. Used once, after the
 * clusters are known; what cannot be made is counted as withheld, with the reason.
 */
final class Meanings {
  private static final int MOST_TEMPLATES = 3;

  private final KindRules rules;
  private final WithheldCounts withheld;
  private final IdentityHashMap<LocalCluster, Told> told = new IdentityHashMap<>();

  Meanings(KindRules rules, WithheldCounts withheld) {
    this.rules = rules;
    this.withheld = withheld;
  }

  /** The sketches of one cluster, and what made them. */
  record Told(String reducer, List<MeaningLevels> sketches) {
    private static final Told NOTHING = new Told("", List.of());
  }

  /** The sketches of that cluster; none if there are none. */
  Told of(LocalCluster cluster) {
    return told.getOrDefault(cluster, Told.NOTHING);
  }

  /** Sketches all clusters of which the lab and the policy let the kind leave. */
  void sketch(
      Embeddings embeddings,
      GroupKey key,
      Background background,
      List<LocalCluster> clusters,
      Clustering clustering)
      throws IOException {
    List<LocalCluster> able = clusters.stream().filter(LocalCluster::hasTemplate).toList();
    try {
      Embedding embedding = embeddings.needed();
      MeaningSketcher sketcher = background.meanings(key, embedding);
      List<LocalCluster> allowed =
          able.stream().filter(cluster -> mayLeave(cluster, embedding.reducer())).toList();
      List<List<List<String>>> prompts = clustering.prompts(allowed, MOST_TEMPLATES);
      for (int i = 0; i < allowed.size(); i++) {
        told.put(allowed.get(i), new Told(sketcher.reducer(), levels(sketcher, prompts.get(i))));
      }
    } catch (MeaningUnavailable none) {
      told.clear();
      withheld.add(Withheld.because(none.reason()), able.size());
    }
  }

  private boolean mayLeave(LocalCluster cluster, String reducer) {
    return rules.terms(IndicatorKinds.PROMPT_MEANING, reducer, cluster.carriers(), 1).isPresent();
  }

  private static List<MeaningLevels> levels(MeaningSketcher sketcher, List<List<String>> templates)
      throws MeaningUnavailable {
    List<MeaningLevels> levels = new ArrayList<>();
    for (List<String> prompts : templates) {
      if (!prompts.isEmpty()) {
        levels.add(sketcher.sketch(prompts));
      }
    }
    return levels;
  }
}
