package org.stillwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Grounds;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.TokenKind;

/**
 * Joins clusters of different labs that hold an equal token, and says what changed. A match of
 * several is a campaign; whoever drops out of one is retracted. Used under the hub's lock.
 */
final class FakeCampaigns {
  /** One cluster of one lab: the values by the form of their kind. */
  private record Cluster(LabId lab, StixId id, Map<String, String> indicators) {}

  /** What is told of a cluster; equal means that nothing changed. */
  private record Told(StixId campaign, int labs, Set<String> kinds) {}

  /** What is new about a cluster. */
  record News(
      LabId lab, StixId cluster, StixId campaign, AlertState state, Optional<Grounds> grounds) {}

  /** Tells a lab; {@code labs} take part. */
  interface Teller {
    void tell(News news, int labs);
  }

  private final Map<StixId, Cluster> clusters = new LinkedHashMap<>();
  private final Map<StixId, Told> told = new HashMap<>();
  private final Supplier<UUID> ids;
  private final Teller teller;

  FakeCampaigns(Supplier<UUID> ids, Teller teller) {
    this.ids = ids;
    this.teller = teller;
  }

  /** Takes the objects of one batch, each a JSON object. */
  void take(LabId lab, List<JsonNode> objects) {
    Map<String, JsonNode> indicators = new HashMap<>();
    for (JsonNode object : objects) {
      if (object.path("type").asText().equals("indicator")) {
        indicators.put(object.path("id").asText(), object);
      }
    }
    for (JsonNode object : objects) {
      switch (object.path("type").asText()) {
        case "grouping" -> add(lab, object, indicators);
        case "stillwatch-withdrawal" ->
            object.path("object_refs").forEach(ref -> withdraw(lab, ref.asText()));
        default -> {
          // An indicator, which its grouping brings, or a verdict, which changes no match.
        }
      }
    }
    tellWhatChanged();
  }

  private void add(LabId lab, JsonNode grouping, Map<String, JsonNode> indicators) {
    Map<String, String> values = new HashMap<>();
    grouping
        .path("object_refs")
        .forEach(ref -> {
          JsonNode indicator = indicators.get(ref.asText());
          if (indicator != null) {
            JsonNode fields = indicator.path("extensions").path(Extension.INDICATOR_KIND.ref());
            values.put(indicator.path("id").asText(), value(fields, indicator));
          }
        });
    StixId id = StixId.parse(grouping.path("id").asText());
    clusters.put(id, new Cluster(lab, id, values));
  }

  /** The kind's form, a blank and the pattern, which holds the token. */
  private static String value(JsonNode fields, JsonNode indicator) {
    return fields.path("kind").asText() + " " + indicator.path("pattern").asText();
  }

  private void withdraw(LabId lab, String what) {
    clusters.values().removeIf(one -> one.lab().equals(lab) && one.id().toString().equals(what));
    clusters.values().stream()
        .filter(one -> one.lab().equals(lab))
        .forEach(one -> one.indicators().remove(what));
  }

  private void tellWhatChanged() {
    Map<StixId, Told> now = joined();
    for (Cluster one : clusters.values()) {
      Told before = told.get(one.id());
      Told after = now.get(one.id());
      if (after != null && !after.equals(before)) {
        AlertState state = before == null ? AlertState.ACTIVE : AlertState.UPDATED;
        teller.tell(
            new News(one.lab(), one.id(), after.campaign(), state, grounds(after)), after.labs());
      } else if (after == null && before != null) {
        teller.tell(
            new News(
                one.lab(), one.id(), before.campaign(), AlertState.RETRACTED, Optional.empty()),
            1);
      }
    }
    told.clear();
    told.putAll(now);
  }

  private static Optional<Grounds> grounds(Told after) {
    return Grounds.of(
        after.kinds().stream()
            .sorted()
            .map(kind -> new Why(kind, Similarity.SAME, Rarity.RARE))
            .toList());
  }

  private Map<StixId, Told> joined() {
    Map<StixId, Told> joined = new HashMap<>();
    Set<StixId> done = new HashSet<>();
    for (Cluster one : clusters.values()) {
      if (done.add(one.id())) {
        List<Cluster> component = component(one, done);
        long labs = component.stream().map(Cluster::lab).distinct().count();
        if (labs > 1) {
          StixId campaign = campaign(component);
          component.forEach(member ->
              joined.put(member.id(), new Told(campaign, (int) labs, shared(member, component))));
        }
      }
    }
    return joined;
  }

  private List<Cluster> component(Cluster first, Set<StixId> done) {
    List<Cluster> component = new ArrayList<>(List.of(first));
    for (int i = 0; i < component.size(); i++) {
      Cluster one = component.get(i);
      for (Cluster other : clusters.values()) {
        if (agree(one, other) && done.add(other.id())) {
          component.add(other);
        }
      }
    }
    return component;
  }

  private static boolean agree(Cluster one, Cluster other) {
    return !one.lab().equals(other.lab())
        && one.indicators().values().stream()
            .anyMatch(value -> joins(value) && other.indicators().containsValue(value));
  }

  private static boolean joins(String value) {
    return form(value).filter(form -> Grounds.of(List.of(reason(form))).isPresent()).isPresent();
  }

  private static Why reason(String form) {
    return new Why(form, Similarity.SAME, Rarity.RARE);
  }

  private static Optional<String> form(String value) {
    String form = value.substring(0, value.indexOf(' '));
    return IndicatorKinds.tokens().stream().map(TokenKind::form).filter(form::equals).findFirst();
  }

  private static Set<String> shared(Cluster member, List<Cluster> component) {
    Set<String> kinds = new HashSet<>();
    for (Cluster other : component) {
      if (!other.lab().equals(member.lab())) {
        member.indicators().values().stream()
            .filter(value -> other.indicators().containsValue(value))
            .forEach(value -> form(value).ifPresent(kinds::add));
      }
    }
    return kinds;
  }

  /** The one that a member of it was told of before, or a new one. */
  private StixId campaign(List<Cluster> component) {
    return component.stream()
        .map(one -> told.get(one.id()))
        .filter(before -> before != null)
        .map(Told::campaign)
        .findFirst()
        .orElseGet(() -> new StixId("campaign", ids.get()));
  }
}
