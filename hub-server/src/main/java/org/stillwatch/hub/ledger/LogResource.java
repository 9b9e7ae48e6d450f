package org.stillwatch.hub.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.CallerOfRequest;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.tree.TilePath;

/**
 * The log, for members: its head and tiles as C2SP tlog-tiles lays them out under this prefix, and
 * beside them what the caller's own leaves bind.
 */
@Singleton
@Path("/log")
@OpenTo(Role.LAB)
public class LogResource {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String FOR_EVER = "private, max-age=31536000, immutable";
  private static final String FOR_SECONDS = "private, max-age=1";
  private static final int PAGE = 5_000;
  private static final int MOST_TILES = 64;

  private final LedgerReading reading;
  private final Transactions transactions;
  private final Durability durability;
  private final CallerOfRequest caller;

  /** The resource over that log. */
  @Inject
  public LogResource(
      LedgerReading reading,
      Transactions transactions,
      Durability durability,
      CallerOfRequest caller) {
    this.reading = reading;
    this.transactions = transactions;
    this.durability = durability;
    this.caller = caller;
  }

  /** The head that was signed last. */
  @GET
  @Path("checkpoint")
  @Produces(TEXT)
  public Response checkpoint() {
    Bytes note =
        transactions
            .run(reading::checkpoint)
            .orElseThrow(() -> new Refused(new Refusal.NotFound("checkpoint yet")));
    durability.settle();
    return Response.ok(note.toByteArray()).header(HttpHeaders.CACHE_CONTROL, FOR_SECONDS).build();
  }

  /** A tile, or a bundle of entries. */
  @GET
  @Path("tile/{path: .+}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response tile(@PathParam("path") String path) {
    TilePath asked = read("path", "the path of a tile", () -> TilePath.parse("tile/" + path));
    Bytes tile =
        transactions
            .run(() -> reading.tile(asked))
            .orElseThrow(() -> new Refused(new Refusal.NotFound("tile of this tree")));
    return Response.ok(tile.toByteArray()).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
  }

  /**
   * Hashes of a level in a row: the tiles of 'tile/', end to end, so that a member that needs many
   * does not ask for each.
   *
   * @param from the place of the first within the level, which begins a tile
   * @param count how many, 64 tiles of them at most
   */
  @GET
  @Path("hashes/{level}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response hashes(
      @PathParam("level") String level,
      @QueryParam("from") @Nullable String from,
      @QueryParam("count") @Nullable String count) {
    int of = read("level", "a level from 0 to 63", () -> level(level));
    long first =
        read("from", "a place in the log that begins a tile", () -> beginning(place(from)));
    int many =
        read(
            "count",
            "how many hashes, from 1 to " + MOST_TILES * TilePath.FULL,
            () -> count(place(count)));
    Bytes hashes =
        transactions
            .run(() -> reading.hashes(of, first, many))
            .orElseThrow(() -> new Refused(new Refusal.NotFound("hash of this tree")));
    return Response.ok(hashes.toByteArray()).header(HttpHeaders.CACHE_CONTROL, FOR_EVER).build();
  }

  /**
   * What the leaves bind that the caller may see: its batches, alerts and keys, and the policies
   * and evaluation keys of all.
   *
   * @param from the place of the first leaf to look at; absent for the beginning
   */
  @GET
  @Path("leaves")
  @Produces(MediaType.APPLICATION_JSON)
  public Response leaves(@QueryParam("from") @Nullable String from) {
    MemberId lab = caller.lab();
    long first = read("from", "a place in the log", () -> place(from == null ? "0" : from));
    List<LedgerReading.Shown> shown = transactions.run(() -> reading.leaves(lab, first, PAGE));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode leaves = json.putArray("leaves");
    for (LedgerReading.Shown leaf : shown) {
      ObjectNode one = leaves.addObject().put("index", leaf.index().value());
      one.set("opening", leaf.opening().toJson());
      leaf.content().ifPresent(content -> one.put("content", content.base64Url()));
    }
    json.put("more", shown.size() == PAGE);
    return Response.ok(json.toString()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** The proof of one leaf that the caller may see, in the form of C2SP tlog-proof. */
  @GET
  @Path("proof/{kind}/{subject}")
  @Produces(TEXT)
  public Response proof(@PathParam("kind") String kind, @PathParam("subject") String subject) {
    MemberId lab = caller.lab();
    LeafKind of = read("kind", "a kind of leaf", () -> LeafKind.of(kind));
    Digest about = read("subject", "a digest", () -> Digest.parse(subject));
    Bytes proof =
        transactions
            .run(() -> reading.proof(lab, of, about))
            .orElseThrow(() -> new Refused(new Refusal.NotFound("leaf in the log yet")))
            .toBytes();
    durability.settle();
    return Response.ok(proof.toByteArray()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private static long place(@Nullable String text) {
    if (text == null || !text.matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException("a whole number");
    }
    return Long.parseLong(text);
  }

  private static int level(String text) {
    long level = place(text);
    return new TilePath((int) Math.min(level, Integer.MAX_VALUE), 0, TilePath.FULL).level();
  }

  private static long beginning(long place) {
    if (place % TilePath.FULL != 0) {
      throw new IllegalArgumentException("a multiple of " + TilePath.FULL);
    }
    return place;
  }

  private static int count(long many) {
    if (many < 1 || many > (long) MOST_TILES * TilePath.FULL) {
      throw new IllegalArgumentException("out of range");
    }
    return (int) many;
  }

  private interface Reading<T> {
    T read();
  }

  private static <T> T read(String field, String expected, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      throw new Refused(
          new Refusal.Malformed(
              new Reason(0, "/" + field, expected, "use the client SDK, or the specification")),
          e);
    }
  }
}
