package org.stillwatch.hub.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.report.VerdictWord;

/** What a batch says, object by object, with the received JSON trees. */
public sealed interface Statement {
  /** Zero-based place in the batch. */
  int line();

  /** The object's id. */
  StixId id();

  /**
   * A cluster report.
   *
   * @param tree the grouping, as received
   * @param indicators those that it refers to, in its order
   */
  record Report(int line, StixId id, JsonNode tree, List<Fact> indicators) implements Statement {
    /** Copies the list. */
    public Report {
      indicators = List.copyOf(indicators);
    }

    /** The report's extension. */
    public JsonNode fields() {
      return tree.at("/extensions/" + Extension.CLUSTER_REPORT.ref());
    }
  }

  /**
   * An indicator of a report.
   *
   * @param fields the kind's extension, as received
   */
  record Fact(int line, StixId id, IndicatorKind kind, JsonNode fields, Instant validUntil)
      implements Statement {}

  /** Reports or indicators are taken back. */
  record TakenBack(int line, StixId id, List<StixId> withdrawn, String reason)
      implements Statement {
    /** Copies the list. */
    public TakenBack {
      withdrawn = List.copyOf(withdrawn);
    }
  }

  /** An analyst decided about an alert. */
  record Opinion(int line, StixId id, StixId alert, VerdictWord word, Optional<String> reason)
      implements Statement {}
}
