package org.stillwatch.wire.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;

/**
 * One cluster and its indicators: accounts that a lab believes one operator runs. Days and buckets
 * only, no free text.
 *
 * @param id random, type {@value #TYPE}
 * @param createdBy the lab's identity; that of every indicator too
 * @param firstDay UTC day of the first exchange
 * @param lastDay UTC day of the last exchange, not before the first
 * @param indicators at least one
 */
public record ClusterReport(
    StixId id,
    StixId createdBy,
    Instant created,
    LocalDate firstDay,
    LocalDate lastDay,
    AccountsBucket accounts,
    ExchangesBucket exchanges,
    Set<Technique> techniques,
    Set<ThreatBasis> threatBasis,
    EvidenceClass evidenceClass,
    Set<BenignExplanation> benignChecked,
    Handling handling,
    List<Indicator> indicators) {
  /** The type of the STIX object. */
  public static final String TYPE = "grouping";

  /** Checks what no type can. */
  public ClusterReport {
    techniques = Set.copyOf(techniques);
    threatBasis = Set.copyOf(threatBasis);
    benignChecked = Set.copyOf(benignChecked);
    indicators = List.copyOf(indicators);
    if (!id.type().equals(TYPE) || lastDay.isBefore(firstDay)) {
      throw new IllegalArgumentException("a grouping whose last day is not before its first");
    }
    if (indicators.isEmpty() || threatBasis.isEmpty()) {
      throw new IllegalArgumentException("a report with an indicator and a threat basis");
    }
  }

  /** The objects as they travel: the grouping first, then its indicators, in canonical form. */
  public List<Bytes> toObjects() {
    List<Bytes> objects = new ArrayList<>(indicators.size() + 1);
    objects.add(Bytes.of(CanonicalJson.write(toStix())));
    for (Indicator indicator : indicators) {
      objects.add(Bytes.of(CanonicalJson.write(indicator.toStix())));
    }
    return objects;
  }

  /** The grouping (STIX 2.1 section 4.5). */
  public ObjectNode toStix() {
    ObjectNode stix = JsonNodeFactory.instance.objectNode();
    stix.put("type", TYPE)
        .put("spec_version", "2.1")
        .put("id", id.toString())
        .put("created_by_ref", createdBy.toString())
        .put("created", StixTime.write(created))
        .put("modified", StixTime.write(created))
        .put("context", "suspicious-activity");
    ArrayNode refs = stix.putArray("object_refs");
    indicators.forEach(indicator -> refs.add(indicator.id().toString()));
    stix.putArray("object_marking_refs")
        .add(handling.tlp().markingRef())
        .add(handling.pap().markingRef());
    stix.putObject("extensions").set(Extension.CLUSTER_REPORT.ref(), extension());
    return stix;
  }

  private ObjectNode extension() {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields
        .put("extension_type", Extension.CLUSTER_REPORT.extensionType())
        .put("first_day", firstDay.toString())
        .put("last_day", lastDay.toString())
        .put("accounts", accounts.json())
        .put("exchanges", exchanges.json())
        .put("evidence_class", evidenceClass.word())
        .put("gov_consent", handling.govConsent().word())
        .put("attribution", "must-not")
        .put("own_evidence", true)
        .put("for_government", false);
    put(fields, "techniques", techniques.stream().map(Technique::word).sorted().toList());
    put(fields, "threat_basis", threatBasis.stream().map(ThreatBasis::word).sorted().toList());
    put(
        fields,
        "benign_checked",
        benignChecked.stream().map(BenignExplanation::word).sorted().toList());
    return fields;
  }

  private static void put(ObjectNode fields, String name, List<String> words) {
    ArrayNode list = fields.putArray(name);
    words.forEach(list::add);
  }
}
