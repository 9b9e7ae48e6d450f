package org.stillwatch.sdk.cli.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.sdk.cli.local.StandingAlerts;

/**
 * What the alerts found, against the truth of the world.
 *
 * @param operated accounts that operators run, of all labs
 * @param found those of them that are in an alert of their lab
 * @param wrong honest accounts that are in an alert
 * @param campaigns that the alerts speak of
 * @param mixed campaigns with accounts of more than one operator
 */
public record Found(int operated, int found, int wrong, int campaigns, int mixed) {
  private record Place(String lab, String account) {}

  /**
   * Counts.
   *
   * @param truth the file of the world
   * @param alerts those that stand, by the name of the lab
   */
  static Found of(Path truth, Map<String, List<StandingAlerts.Standing>> alerts)
      throws IOException {
    Map<Place, String> operators = new HashMap<>();
    for (JsonNode one : new JsonMapper().readTree(truth.toFile())) {
      if (one.path("operator").isTextual()) {
        Place place = new Place(one.path("lab").asText(), one.path("account").asText());
        operators.put(place, one.path("operator").asText());
      }
    }
    Set<Place> alerted = new HashSet<>();
    Map<String, Set<String>> campaigns = new HashMap<>();
    alerts.forEach((lab, standing) -> {
      for (StandingAlerts.Standing one : standing) {
        String campaign = one.alert().campaign().toString();
        Set<String> seen = campaigns.computeIfAbsent(campaign, name -> new HashSet<>());
        for (String account : one.accounts()) {
          Place place = new Place(lab, account);
          alerted.add(place);
          seen.add(operators.getOrDefault(place, ""));
        }
      }
    });
    int found = (int) alerted.stream().filter(operators::containsKey).count();
    int mixed =
        (int)
            campaigns.values().stream()
                .filter(seen -> seen.stream().filter(name -> !name.isEmpty()).count() > 1)
                .count();
    return new Found(operators.size(), found, alerted.size() - found, campaigns.size(), mixed);
  }

  /** Adds itself to a result. */
  void tell(ObjectNode result) {
    result
        .put("operated", operated)
        .put("found", found)
        .put("recall", operated == 0 ? 0 : Math.round(1e4 * found / operated) / 1e4)
        .put("wrong", wrong)
        .put("campaigns", campaigns)
        .put("mixed", mixed);
  }
}
