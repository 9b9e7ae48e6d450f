package org.stillwatch.hub.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.report.Atlas;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.stix.StixName;

/**
 * A release in STIX 2.1: the campaign (section 4.2), what it uses, a sighting and a report. Without
 * {@code created} and {@code modified}, which tell when a version differs from the one before.
 */
final class CampaignContent {
  private final Definitions definitions;
  private final StixName names;
  private final UUID publicId;
  private final Facts facts;
  private final Instant first;
  private final Predicate<String> revoked;

  /**
   * The content of one release.
   *
   * @param first when its first version was released
   * @param revoked whether an object was revoked; what it said is said again under another id
   */
  CampaignContent(HubId hub, UUID publicId, Facts facts, Instant first, Predicate<String> revoked) {
    this.definitions = new Definitions(hub);
    this.names = new StixName(hub.value());
    this.publicId = publicId;
    this.facts = facts;
    this.first = first;
    this.revoked = revoked;
  }

  /** The objects; each refers only to others of them and to definitions. */
  List<ObjectNode> objects() {
    List<ObjectNode> objects = new ArrayList<>();
    objects.add(campaign());
    ObjectNode report = report();
    ArrayNode refs = report.putArray("object_refs").add(campaignId());
    for (Technique technique : facts.techniques()) {
      ObjectNode uses = uses(technique);
      refs.add(definitions.idOf(technique)).add(uses.path("id").asText());
      objects.add(uses);
    }
    ObjectNode sighting = sighting();
    refs.add(sighting.path("id").asText());
    objects.add(sighting);
    objects.add(report);
    return objects;
  }

  private String campaignId() {
    return "campaign--" + publicId;
  }

  private String citation() {
    return Citation.of(publicId).text();
  }

  private ObjectNode campaign() {
    ObjectNode json =
        object("campaign", campaignId())
            .put("name", "Stillwatch " + citation())
            .put("description", Wording.summary(facts))
            .put("objective", "To extract the abilities of AI models through many accounts")
            .put("confidence", Wording.confidence(facts));
    times(json);
    ArrayNode references = json.putArray("external_references");
    cite(references);
    references
        .addObject()
        .put("source_name", "mitre-atlas")
        .put("external_id", Atlas.EXTRACT_AI_MODEL.id())
        .put("url", "https://atlas.mitre.org/techniques/" + Atlas.EXTRACT_AI_MODEL.id());
    json.putObject("extensions").set(Extension.RELEASE.ref(), FactsJson.write(facts));
    return json;
  }

  private void times(ObjectNode json) {
    facts.first().ifPresent(month -> json.put("first_seen", beginning(month)));
    facts.last().ifPresent(month -> json.put("last_seen", beginning(month)));
  }

  private static String beginning(YearMonth month) {
    return StixTime.write(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private ObjectNode uses(Technique technique) {
    return object("relationship", own("relationship", "uses " + technique.word()))
        .put("relationship_type", "uses")
        .put("source_ref", campaignId())
        .put("target_ref", definitions.idOf(technique));
  }

  private ObjectNode sighting() {
    ObjectNode json =
        object("sighting", own("sighting", "together"))
            .put("sighting_of_ref", campaignId())
            .put("count", facts.labsAtLeast())
            .put("summary", true)
            .put("description", "The count is how many laboratories saw it, at least.");
    times(json);
    json.putArray("where_sighted_refs").add(definitions.laboratories());
    return json;
  }

  private ObjectNode report() {
    ObjectNode json =
        object("report", own("report", "release"))
            .put("name", "Release " + citation())
            .put("description", Wording.summary(facts))
            .put("confidence", Wording.confidence(facts))
            .put("published", StixTime.write(first));
    json.putArray("report_types").add("campaign");
    cite(json.putArray("external_references"));
    return json;
  }

  private void cite(ArrayNode references) {
    references.addObject().put("source_name", "stillwatch").put("external_id", citation());
  }

  private String own(String type, String what) {
    String id = names.of(type, publicId + " " + what).toString();
    for (int again = 2; revoked.test(id); again++) {
      id = names.of(type, publicId + " " + what + " " + again).toString();
    }
    return id;
  }

  private ObjectNode object(String type, String id) {
    return Definitions.mark(
        JsonNodeFactory.instance
            .objectNode()
            .put("type", type)
            .put("spec_version", "2.1")
            .put("id", id)
            .put("created_by_ref", names.identity().toString()));
  }
}
