package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One of several samples in a row.
 *
 * @param cost of all of it
 */
record IngestSample(long indicators, Cost cost) {

  double perSecond() {
    return indicators * 1e9 / cost.nanos();
  }

  double wallMicros() {
    return cost.nanos() / 1e3 / indicators;
  }

  double hubMicros() {
    return cost.hub() / 1e3 / indicators;
  }

  /** As it is printed; times are for one indicator. */
  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("indicators", indicators)
            .put("per_second", Math.round(perSecond()))
            .put("wall_us", Math.round(wallMicros()))
            .put("hub_cpu_us", Math.round(hubMicros()));
    cost.database()
        .ifPresent(nanos -> json.put("database_cpu_us", Math.round(nanos / 1e3 / indicators)));
    return json;
  }
}
