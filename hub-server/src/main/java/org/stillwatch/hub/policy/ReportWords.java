package org.stillwatch.hub.policy;

import java.util.Set;

/**
 * What one report says of its cluster, in the policy's words.
 *
 * @param tlp TLP 2.0 label
 * @param pap Permissible Actions Protocol label
 * @param govConsent what may reach a government's liaison
 * @param attribution the wish about being named
 * @param threatBasis grounds
 * @param evidenceClass how well the lab looked
 * @param benignExplanations innocent explanations looked for
 * @param techniques what the cluster tries to take
 */
public record ReportWords(
    String tlp,
    String pap,
    String govConsent,
    String attribution,
    Set<String> threatBasis,
    String evidenceClass,
    Set<String> benignExplanations,
    Set<String> techniques) {

  /** Keeps copies. */
  public ReportWords {
    threatBasis = Set.copyOf(threatBasis);
    benignExplanations = Set.copyOf(benignExplanations);
    techniques = Set.copyOf(techniques);
  }
}
