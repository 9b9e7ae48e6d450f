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
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;

/** The log of a hub, as its members read it. */
public final class HubLog implements LogSource {
  /** Half a megabyte. */
  static final int MOST_TILES = 64;

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
   * Tiles of one level in a row, in one request; the last may not be full.
   *
   * @param from the place of the first hash within its level, which begins a tile
   * @param many hashes, {@value #MOST_TILES} tiles of them at most
   */
  List<Tile> tiles(int level, long from, int many) {
    Map<String, String> query =
        Map.of("from", Long.toString(from), "count", Integer.toString(many));
    Bytes hashes = retry.of(() -> hub.get("/log/hashes/" + level, query, Duration.ZERO)).body();
    if (hashes.size() != many * Digest.SIZE) {
      throw new HubUnreachable(
          "the hashes of the log cannot be read: expected a Stillwatch hub of this version", null);
    }
    byte[] bytes = hashes.toByteArray();
    List<Tile> tiles = new ArrayList<>();
    for (int first = 0; first < many; first += TilePath.FULL) {
      int width = Math.min(TilePath.FULL, many - first);
      int end = (first + width) * Digest.SIZE;
      tiles.add(Tile.parse(Bytes.of(bytes, first * Digest.SIZE, end), width));
    }
    return tiles;
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
