package org.stillwatch.sdk.submit;

import java.util.Map;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.problem.Problem;

/**
 * What became of what was sent.
 *
 * @param accepted by statement: the hub's promise
 * @param refused by statement: the hub's reasons; set aside, nothing of it is at the hub
 */
public record Delivery(Map<StixId, VerifiedReceipt> accepted, Map<StixId, Problem> refused) {
  public Delivery {
    accepted = Map.copyOf(accepted);
    refused = Map.copyOf(refused);
  }
}
