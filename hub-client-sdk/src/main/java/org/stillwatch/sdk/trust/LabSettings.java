package org.stillwatch.sdk.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.GovConsent;
import org.stillwatch.wire.report.ThreatBasis;

/**
 * What a lab's counsel and engineers decide for the lab; the hub's policy can only be narrowed.
 *
 * @param switchedOff kinds of which nothing leaves, such as {@code contact-token}
 * @param switchedOn kinds that are off unless a lab wants them, such as {@code prompt-meaning}
 * @param threatBasis on what reports rest
 * @param benignChecked innocent explanations that the lab looks for before it reports
 * @param confidence of the lab in its clusters, 0 to 100
 * @param govConsent what of its reports may reach liaisons of governments; nothing by default
 */
public record LabSettings(
    Set<String> switchedOff,
    Set<String> switchedOn,
    Set<ThreatBasis> threatBasis,
    EvidenceClass evidenceClass,
    Set<BenignExplanation> benignChecked,
    int confidence,
    GovConsent govConsent) {
  private static final Set<String> NAMES =
      Set.of(
          "switched_off",
          "switched_on",
          "threat_basis",
          "evidence_class",
          "benign_checked",
          "confidence",
          "gov_consent");
  private static final int MOST = 32;

  /** Nothing switched off; automated findings of automated extraction. */
  public static final LabSettings USUAL =
      new LabSettings(
          Set.of(),
          Set.of(),
          Set.of(ThreatBasis.AUTOMATED_EXTRACTION),
          EvidenceClass.AUTOMATED,
          Set.of(),
          70,
          GovConsent.NONE);

  public LabSettings {
    switchedOff = Set.copyOf(switchedOff);
    switchedOn = Set.copyOf(switchedOn);
    threatBasis = Set.copyOf(threatBasis);
    benignChecked = Set.copyOf(benignChecked);
    if (threatBasis.isEmpty() || confidence < 0 || confidence > 100) {
      throw new IllegalArgumentException("a threat basis and a confidence from 0 to 100");
    }
  }

  /** The same with these kinds switched on. */
  public LabSettings withSwitchedOn(Set<String> kinds) {
    return new LabSettings(
        switchedOff, kinds, threatBasis, evidenceClass, benignChecked, confidence, govConsent);
  }

  /** The same with that consent. */
  public LabSettings withGovConsent(GovConsent word) {
    return new LabSettings(
        switchedOff, switchedOn, threatBasis, evidenceClass, benignChecked, confidence, word);
  }

  /** Reads settings; what is not said is as usual. */
  static LabSettings read(JsonNode json) {
    Members in = Members.of(json, Set.of(), NAMES);
    return new LabSettings(
        json.has("switched_off")
            ? Set.copyOf(in.texts("switched_off", MOST, kind -> kind))
            : USUAL.switchedOff,
        json.has("switched_on")
            ? Set.copyOf(in.texts("switched_on", MOST, kind -> kind))
            : USUAL.switchedOn,
        json.has("threat_basis")
            ? Set.copyOf(in.texts("threat_basis", MOST, ThreatBasis::of))
            : USUAL.threatBasis,
        in.optionalText("evidence_class", EvidenceClass::of).orElse(USUAL.evidenceClass),
        json.has("benign_checked")
            ? Set.copyOf(in.texts("benign_checked", MOST, BenignExplanation::of))
            : USUAL.benignChecked,
        json.has("confidence") ? (int) in.integer("confidence", 0, 100) : USUAL.confidence,
        in.optionalText("gov_consent", GovConsent::of).orElse(USUAL.govConsent));
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var off = json.putArray("switched_off");
    new TreeSet<>(switchedOff).forEach(off::add);
    var on = json.putArray("switched_on");
    new TreeSet<>(switchedOn).forEach(on::add);
    var basis = json.putArray("threat_basis");
    threatBasis.stream().map(ThreatBasis::word).sorted().forEach(basis::add);
    json.put("evidence_class", evidenceClass.word());
    var checked = json.putArray("benign_checked");
    benignChecked.stream().map(BenignExplanation::word).sorted().forEach(checked::add);
    return json.put("confidence", confidence).put("gov_consent", govConsent.word());
  }
}
