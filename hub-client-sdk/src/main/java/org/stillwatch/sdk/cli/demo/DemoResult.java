package org.stillwatch.sdk.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What came of the demo.
 *
 * @param reports that the hub took
 * @param alerts that stand at the end, one a cluster
 * @param campaigns that these alerts speak of
 */
public record DemoResult(int labs, int reports, int alerts, int campaigns) {

  /** One line, as {@code ./stillwatch demo --once} promises it. */
  public String json(Duration took) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("labs", labs)
        .put("reports", reports)
        .put("alerts", alerts)
        .put("campaigns", campaigns)
        .put("seconds", BigDecimal.valueOf(took.toMillis(), 3).setScale(1, RoundingMode.HALF_UP))
        .toString();
  }
}
