package org.stillwatch.sdk.sink.stix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.indicator.Tlp;
import org.stillwatch.wire.stix.StixName;
import org.stillwatch.wire.stix.TlpMarking;

/** What an alert is in STIX. One alert is used once. */
final class StixObjects {
  /** How long an exported value counts, from the alert on: others may have it after that. */
  private static final Duration VALID = Duration.ofDays(30);

  private final Alert alert;
  private final AlertHistory history;
  private final StixName names;
  private final Tlp tlp;
  private final int confidence;
  private final boolean retracted;

  /**
   * One alert.
   *
   * @param lab who exports
   * @param confidence of the lab in its clusters, 0 to 100
   */
  StixObjects(Alert alert, AlertHistory history, UUID lab, Tlp tlp, int confidence) {
    this.alert = alert;
    this.history = history;
    this.names = new StixName(lab);
    this.tlp = tlp;
    this.confidence = confidence;
    this.retracted = alert.state() == AlertState.RETRACTED;
  }

  /**
   * The objects; each refers only to others of them.
   *
   * @param patterns values that the lab exports, each of which becomes an indicator
   */
  List<ObjectNode> of(Collection<StixPattern> patterns) {
    List<ObjectNode> objects = new ArrayList<>();
    objects.add(TlpMarking.of(tlp));
    objects.add(lab());
    ObjectNode campaign = campaign();
    objects.add(campaign);
    ObjectNode report = report();
    var members = report.putArray("object_refs").add(campaign.path("id").asText());
    for (StixPattern pattern : patterns) {
      ObjectNode indicator = indicator(pattern);
      members.add(indicator.path("id").asText());
      objects.add(indicator);
      objects.add(indicates(indicator.path("id").asText(), campaign.path("id").asText()));
    }
    objects.add(report);
    objects.add(sighting(campaign.path("id").asText()));
    return objects;
  }

  private ObjectNode lab() {
    Instant made = history.first(alert.issued());
    ObjectNode json =
        object(names.identity(), made, made)
            .put("name", "Lab " + names.identity().uuid())
            .put("identity_class", "organization");
    json.remove("created_by_ref");
    return json;
  }

  private ObjectNode campaign() {
    ObjectNode json =
        object(
                names.of("campaign", alert.campaign().toString()),
                history.since(alert.campaign(), alert.issued()),
                alert.issued())
            .put("name", "Stillwatch campaign " + alert.campaign().uuid())
            .put(
                "description",
                "Clusters of accounts at several labs that share what operators share. Labs that see"
                    + " it, as a class: "
                    + alert.labs()
                    + ".")
            .put("objective", "To extract a model's abilities through many accounts");
    var references = json.putArray("external_references");
    references
        .addObject()
        .put("source_name", "stillwatch")
        .put("external_id", alert.campaign().toString());
    references
        .addObject()
        .put("source_name", "mitre-atlas")
        .put("external_id", "AML.T0024.002")
        .put("url", "https://atlas.mitre.org/techniques/AML.T0024.002");
    if (retracted && !history.stands(alert.campaign())) {
      json.put("revoked", true);
    }
    return json;
  }

  /** A report and not a grouping, which the published schema of a bundle does not list. */
  private ObjectNode report() {
    String why =
        alert.why().stream()
            .map(StixObjects::inWords)
            .collect(Collectors.joining("; ", "Agreed: ", ". "));
    String description =
        retracted
            ? "What other labs were said to see of this cluster does not hold any more."
            : why
                + "At most: "
                + alert.ceiling().json()
                + ", after human judgement. Not for automatic blocking.";
    ObjectNode json =
        ofCluster("report", "cluster")
            .put("name", "Stillwatch cluster " + alert.cluster().uuid())
            .put("description", description)
            .put("published", StixTime.write(history.since(alert.cluster(), alert.issued())));
    json.putArray("report_types").add("campaign");
    var references = json.putArray("external_references");
    reference(references.addObject(), "The lab's report", alert.cluster());
    reference(references.addObject(), "The hub's alert", alert.id());
    return json;
  }

  private static void reference(ObjectNode json, String what, StixId id) {
    json.put("source_name", "stillwatch")
        .put("description", what)
        .put("external_id", id.toString());
  }

  private static String inWords(Why why) {
    String cautions =
        why.cautions().stream()
            .sorted()
            .map(caution -> ", but " + caution.word())
            .collect(Collectors.joining());
    return why.kind()
        + " ("
        + why.similarity().word()
        + ", "
        + why.rarity().word()
        + cautions
        + ")";
  }

  private ObjectNode sighting(String campaign) {
    ObjectNode json = ofCluster("sighting", "sighting").put("sighting_of_ref", campaign);
    json.putArray("where_sighted_refs").add(names.identity().toString());
    return json;
  }

  private ObjectNode indicator(StixPattern pattern) {
    ObjectNode json =
        ofCluster("indicator", pattern.text())
            .put("name", pattern.name())
            .put("description", "Of a cluster that other labs see too: " + alert.cluster().uuid())
            .put("pattern", pattern.text())
            .put("pattern_type", "stix")
            .put("pattern_version", "2.1")
            .put("valid_from", StixTime.write(history.since(alert.cluster(), alert.issued())))
            .put("valid_until", StixTime.write(alert.issued().plus(VALID)))
            .put("confidence", confidence);
    json.putArray("indicator_types").add("anomalous-activity");
    return json;
  }

  private ObjectNode indicates(String indicator, String campaign) {
    return ofCluster("relationship", indicator + " indicates " + campaign)
        .put("relationship_type", "indicates")
        .put("source_ref", indicator)
        .put("target_ref", campaign);
  }

  /** What falls with the alert. */
  private ObjectNode ofCluster(String type, String name) {
    ObjectNode json =
        object(
            names.of(type, alert.cluster() + " " + name),
            history.since(alert.cluster(), alert.issued()),
            alert.issued());
    if (retracted) {
      json.put("revoked", true);
    }
    return json;
  }

  private ObjectNode object(StixId id, Instant created, Instant modified) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", id.type())
            .put("spec_version", "2.1")
            .put("id", id.toString())
            .put("created_by_ref", names.identity().toString())
            .put("created", StixTime.write(created))
            .put("modified", StixTime.write(modified));
    json.putArray("object_marking_refs").add(tlp.markingRef());
    return json;
  }
}
