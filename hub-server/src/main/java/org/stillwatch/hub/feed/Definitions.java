package org.stillwatch.hub.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.Tlp;
import org.stillwatch.wire.report.Atlas;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.stix.ExtensionDefinitions;
import org.stillwatch.wire.stix.StixName;
import org.stillwatch.wire.stix.TlpMarking;

/**
 * What is always in the feed, before all else: the definitions of the extensions that it uses and
 * who made them, the markings, who speaks, and the techniques. Objects of the hub come without
 * times; those of others as they were published.
 */
final class Definitions {
  static final Tlp TLP = Tlp.AMBER_STRICT;
  static final String IEP_REF = "marking-definition--b2b6a698-da48-494c-982a-c281a37192b1";
  private static final String IEP_ID = "6ea5866b-5938-46e7-ba10-7c2feefdc715";
  private static final String IEP_BEGINS = "2026-11-28T00:00:00.000Z";
  private static final Set<String> OF_THE_FEED =
      Set.of(Extension.RELEASE.ref(), Extension.IEP.ref());

  private final HubId hub;
  private final StixName names;

  Definitions(HubId hub) {
    this.hub = hub;
    this.names = new StixName(hub.value());
  }

  /** All of them, in the order in which they enter the feed. */
  List<ObjectNode> all() {
    List<ObjectNode> all = new ArrayList<>();
    List<ObjectNode> makers = new ArrayList<>();
    for (JsonNode object : ExtensionDefinitions.bundle().path("objects")) {
      if (OF_THE_FEED.contains(object.path("id").asText())) {
        all.add((ObjectNode) object);
      } else if (object.path("type").asText().equals("identity")) {
        makers.add((ObjectNode) object);
      }
    }
    all.addAll(makers);
    all.add(TlpMarking.of(TLP));
    all.add(iep());
    all.add(identity(names.identity().toString(), "Stillwatch hub " + hub, "system"));
    all.add(identity(laboratories(), "Laboratories that report to Stillwatch hub " + hub, "class"));
    for (Technique technique : Technique.values()) {
      all.add(attackPattern(technique));
    }
    return all;
  }

  String laboratories() {
    return names.of("identity", "laboratories").toString();
  }

  String idOf(Technique technique) {
    return names.of("attack-pattern", technique.word()).toString();
  }

  private static ObjectNode identity(String id, String name, String sort) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "identity")
        .put("spec_version", "2.1")
        .put("id", id)
        .put("name", name)
        .put("identity_class", sort);
  }

  private ObjectNode attackPattern(Technique technique) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "attack-pattern")
            .put("spec_version", "2.1")
            .put("id", idOf(technique))
            .put("created_by_ref", names.identity().toString())
            .put("name", "Distillation by " + Wording.name(technique));
    var references = json.putArray("external_references");
    for (Atlas atlas : technique.atlas()) {
      references
          .addObject()
          .put("source_name", "mitre-atlas")
          .put("external_id", atlas.id())
          .put("url", "https://atlas.mitre.org/techniques/" + atlas.id());
    }
    return mark(json);
  }

  private static ObjectNode iep() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "marking-definition")
            .put("spec_version", "2.1")
            .put("id", IEP_REF)
            .put("created", IEP_BEGINS)
            .put("name", "IEP of releases to liaisons");
    json.putObject("extensions")
        .putObject(Extension.IEP.ref())
        .put("extension_type", Extension.IEP.extensionType())
        .put("iep_version", "2.0")
        .put("id", IEP_ID)
        .put("name", "Stillwatch releases to liaisons")
        .put("start_date", IEP_BEGINS)
        .put("encrypt_in_transit", "must")
        .put("permitted_actions", "internally visible actions")
        .put("affected_party_notifications", "must not")
        .put("tlp", "amber")
        .put("tlp_2_0", TLP.word())
        .put("attribution", "must not")
        .put("unmodified_resale", "must not");
    return json;
  }

  /** Puts both markings on an object. */
  static ObjectNode mark(ObjectNode json) {
    json.putArray("object_marking_refs").add(TLP.markingRef()).add(IEP_REF);
    return json;
  }
}
