package org.stillwatch.sdk.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.TilePath;

/** The log of a hub, as its members read it. */
public final class HubLog implements LogSource {
  private final HubConnection hub;
  private final Retry retry;

  public HubLog(HubConnection hub, Retry retry) {
    this.hub = hub;
    this.retry = retry;
  }

  @Override
  public Optional<Bytes> checkpoint() {
    try {
      return Optional.of(retry.of(() -> hub.get("/log/checkpoint")).body());
    } catch (HubRefused e) {
      if (e.problem().type() == ProblemType.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Bytes tile(TilePath path) {
    return retry.of(() -> hub.get("/log/" + path)).body();
  }

  /**
   * A leaf of this lab, or of all, as the hub says.
   *
   * @param content what the subject is the digest of, where it is shown here and nowhere else
   */
  record Told(LeafIndex index, LeafOpening opening, Optional<Bytes> content) {}

  /**
   * Leaves in the order of their places.
   *
   * @param more whether there may be others after them
   */
  record Page(List<Told> leaves, boolean more) {}

  /** What leaves from a place on bind. */
  Page leaves(long from) {
    Map<String, String> query = Map.of("from", Long.toString(from));
    JsonNode json = retry.of(() -> hub.get("/log/leaves", query, Duration.ZERO)).json();
    try {
      List<Told> leaves = new ArrayList<>();
      long least = from;
      for (JsonNode one : json.path("leaves")) {
        LeafIndex index = new LeafIndex(one.path("index").asLong(-1));
        if (index.value() < least) {
          throw new IllegalArgumentException("leaves in the order of their places");
        }
        leaves.add(new Told(index, LeafOpening.fromJson(one.path("opening")), content(one)));
        least = index.value() + 1;
      }
      return new Page(leaves, json.path("more").asBoolean(false));
    } catch (IllegalArgumentException e) {
      throw new HubUnreachable(
          "the leaves of the log cannot be read: expected a Stillwatch hub of this version", e);
    }
  }

  private static Optional<Bytes> content(JsonNode leaf) {
    return leaf.has("content")
        ? Optional.of(Bytes.fromBase64Url(leaf.path("content").asText()))
        : Optional.empty();
  }
}
