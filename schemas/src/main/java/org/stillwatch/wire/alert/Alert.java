package org.stillwatch.wire.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.policy.Ceiling;

/**
 * The message to a lab that its cluster is part of a campaign. Decision support: it never asks for
 * a block.
 *
 * @param id random, type {@value #TYPE}
 * @param lab whom it is for
 * @param campaign random, type {@code campaign}; the same for all labs of the campaign
 * @param cluster the lab's own report, type {@code grouping}
 * @param labs how many labs take part, the receiver included, as a class of the policy: {@code 2}
 * @param grounds which kinds agreed; empty when retracted, and only then
 * @param supersedes the cluster's alert before this one
 * @param includedBy until when this alert is in a signed checkpoint of the hub's log; empty in
 *     alerts from before hubs had one
 */
public record Alert(
    StixId id,
    UUID hub,
    UUID lab,
    Instant issued,
    StixId campaign,
    StixId cluster,
    AlertState state,
    Optional<Grounds> grounds,
    String labs,
    Ceiling ceiling,
    Optional<StixId> supersedes,
    Optional<Instant> includedBy) {
  /** The type in an alert's id. */
  public static final String TYPE = "stillwatch-alert";

  private static final String FORMAT = "stillwatch-alert/1";
  private static final Limits LIMITS = new Limits(8_192, 5);

  private static final Pattern BUCKET = Pattern.compile("[1-9][0-9]{0,3}(\\+|-[1-9][0-9]{0,3})?");

  /** Refuses an alert without grounds, and a retraction with some. */
  public Alert {
    if (grounds.isEmpty() != (state == AlertState.RETRACTED)) {
      throw new IllegalArgumentException("grounds of an alert that stands, none of a retraction");
    }
    if (!BUCKET.matcher(labs).matches()) {
      throw new IllegalArgumentException("a number of labs, a range of it, or a number and +");
    }
  }

  /** Which kinds agreed; none when retracted. */
  public List<Why> why() {
    return grounds.map(Grounds::why).orElse(List.of());
  }

  /** The bytes that the hub signs. */
  public byte[] toCanonical() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT)
        .put("id", id.toString())
        .put("hub", hub.toString())
        .put("lab", lab.toString())
        .put("issued", StixTime.write(issued))
        .put("campaign", campaign.toString())
        .put("cluster", cluster.toString())
        .put("state", state.word())
        .put("labs", labs)
        .put("ceiling", ceiling.json());
    ArrayNode reasons = json.putArray("why");
    for (Why one : why()) {
      ObjectNode reason =
          reasons
              .addObject()
              .put("kind", one.kind())
              .put("similarity", one.similarity().word())
              .put("rarity", one.rarity().word());
      Caution.write(one.ordered(), reason);
    }
    supersedes.ifPresent(before -> json.put("supersedes", before.toString()));
    includedBy.ifPresent(until -> json.put("included_by", StixTime.write(until)));
    return CanonicalJson.write(json);
  }

  /**
   * Reads an alert.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static Alert parse(byte[] canonical) {
    JsonNode json = CanonicalJson.readExact(canonical, LIMITS);
    Members members =
        Members.of(
            json,
            Set.of(
                "format",
                "id",
                "hub",
                "lab",
                "issued",
                "campaign",
                "cluster",
                "state",
                "labs",
                "ceiling",
                "why"),
            Set.of("supersedes", "included_by"));
    members.constant("format", FORMAT);
    return new Alert(
        members.text("id", text -> StixId.parse(TYPE, text)),
        members.text("hub", UUID::fromString),
        members.text("lab", UUID::fromString),
        members.text("issued", StixTime::parse),
        members.text("campaign", text -> StixId.parse("campaign", text)),
        members.text("cluster", text -> StixId.parse("grouping", text)),
        members.text("state", AlertState::of),
        Grounds.of(members.list("why", 32).stream().map(Alert::why).toList()),
        members.text("labs"),
        members.text("ceiling", Alert::ceiling),
        members.optionalText("supersedes", text -> StixId.parse(TYPE, text)),
        members.optionalText("included_by", StixTime::parse));
  }

  private static Ceiling ceiling(String word) {
    return Ceiling.named(word)
        .orElseThrow(() -> new IllegalArgumentException("observe, review or restrict"));
  }

  private static Why why(JsonNode json) {
    Members members =
        Members.of(json, Set.of("kind", "similarity", "rarity"), Set.of(Caution.FIELD));
    return new Why(
        members.text("kind"),
        members.text("similarity", Similarity::of),
        members.text("rarity", Rarity::of),
        cautions(json.path(Caution.FIELD)));
  }

  private static Set<Caution> cautions(JsonNode words) {
    EnumSet<Caution> cautions = EnumSet.noneOf(Caution.class);
    for (JsonNode word : words) {
      if (!word.isTextual() || !cautions.add(Caution.of(word.textValue()))) {
        throw new IllegalArgumentException("distinct words of cautions");
      }
    }
    return cautions;
  }
}
