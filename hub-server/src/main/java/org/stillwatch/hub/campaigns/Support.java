package org.stillwatch.hub.campaigns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.hub.matching.ComparedSketches;
import org.stillwatch.hub.matching.Nearness;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.indicator.IndicatorKind;

/**
 * Adds to the reasons of a campaign's clusters what is only compared: how their accounts behave,
 * what their templates ask. Each newcomer is held against those of the campaign that were reported
 * first, so the cost of one does not grow with the campaign. Joins nothing.
 */
final class Support {
  private static final int FIRST = 128;

  private final CampaignStore store;
  private final ComparedSketches sketches;

  Support(CampaignStore store, ComparedSketches sketches) {
    this.store = store;
    this.sketches = sketches;
  }

  /**
   * Compares newcomers.
   *
   * @return the clusters that have a reason more, newcomers or not
   */
  Set<Long> explain(Collection<Long> newcomers, long campaign, Nearness nearness) {
    Set<Long> supported = new HashSet<>();
    for (IndicatorKind kind : nearness.kinds()) {
      Map<Long, ComparedSketches.OfCluster> own = sketches.of(kind, newcomers);
      if (own.isEmpty()) {
        continue;
      }
      Set<Long> alike = new HashSet<>();
      List<ComparedSketches.OfCluster> first =
          new ArrayList<>(sketches.firstOf(kind, campaign, FIRST).values());
      for (ComparedSketches.OfCluster fresh : own.values()) {
        for (ComparedSketches.OfCluster known : first) {
          if (!known.member().equals(fresh.member()) && nearness.agree(kind, fresh, known)) {
            alike.add(fresh.report());
            alike.add(known.report());
          }
        }
      }
      Why why = new Why(kind.form(), Similarity.NEAR, Rarity.UNKNOWN);
      alike.stream().filter(report -> store.because(report, why)).forEach(supported::add);
    }
    return supported;
  }
}
