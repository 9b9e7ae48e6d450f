package org.stillwatch.wire.policy;

import java.util.Set;

/**
 * The words a report may use of its cluster; whatever is not in its list is refused.
 *
 * @param reason why, for people
 * @param tlp TLP 2.0 labels
 * @param pap Permissible Actions Protocol labels
 * @param govConsent what may reach a government's liaison
 * @param attribution wishes about being named
 * @param threatBasis grounds of a report
 * @param evidenceClass how well the lab looked
 * @param benignExplanations innocent explanations looked for
 * @param techniques what the cluster tries to take
 */
public record ReportTerms(
    String reason,
    Set<String> tlp,
    Set<String> pap,
    Set<String> govConsent,
    Set<String> attribution,
    Set<String> threatBasis,
    Set<String> evidenceClass,
    Set<String> benignExplanations,
    Set<String> techniques) {

  /** Keeps copies. */
  public ReportTerms {
    tlp = Set.copyOf(tlp);
    pap = Set.copyOf(pap);
    govConsent = Set.copyOf(govConsent);
    attribution = Set.copyOf(attribution);
    threatBasis = Set.copyOf(threatBasis);
    evidenceClass = Set.copyOf(evidenceClass);
    benignExplanations = Set.copyOf(benignExplanations);
    techniques = Set.copyOf(techniques);
  }
}
