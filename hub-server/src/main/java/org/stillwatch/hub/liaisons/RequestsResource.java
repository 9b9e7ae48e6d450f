package org.stillwatch.hub.liaisons;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.stillwatch.hub.keys.RandomIds;
import org.stillwatch.hub.members.JsonBody;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.indicator.StixTime;

/**
 * What liaisons ask for beyond the feed. The operator passes it on, every member's counsel reads
 * it, whether or not the lab has anything to do with it; each answers outside the hub, or does not.
 */
@Singleton
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class RequestsResource {
  private static final int MOST = 200;

  private final Liaisons liaisons;
  private final LiaisonLeaves leaves;
  private final Database database;
  private final Transactions transactions;
  private final Durability durability;
  private final InstantSource clock;
  private final RandomIds ids;

  /** Requests of those liaisons. */
  @Inject
  public RequestsResource(
      Liaisons liaisons,
      LiaisonLeaves leaves,
      Database database,
      Transactions transactions,
      Durability durability,
      InstantSource clock,
      RandomIds ids) {
    this.liaisons = liaisons;
    this.leaves = leaves;
    this.database = database;
    this.transactions = transactions;
    this.durability = durability;
    this.clock = clock;
    this.ids = ids;
  }

  /** Passes a request on. */
  @POST
  @Path("operator/liaison-requests")
  @OpenTo(Role.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response pass(InputStream body) throws IOException {
    JsonBody said = JsonBody.read(body, Set.of("liaison", "citation", "message"));
    String name = Said.name(said.text("liaison"));
    String citation =
        Said.checked(
            "citation", said.text("citation"), "SW-[0-9A-F]{12}", "such as SW-1B28CBCC010D");
    String message = Said.message(said.text("message"));
    Instant now = clock.instant();
    transactions.run(() -> {
      Liaison liaison =
          liaisons
              .current(name, now)
              .filter(one -> one.state(now) == Liaison.State.ACTIVE)
              .orElseThrow(() -> new Refused(new Refusal.NotFound("liaison")));
      leaves.asked(liaison, citation, now);
      return database.update(
          "insert into liaison_request (id, liaison_id, citation, message, asked_at)"
              + " values (?, ?, ?, ?, ?)",
          ids.next(),
          liaison.id(),
          citation,
          message,
          now);
    });
    durability.settle();
    return Response.noContent().build();
  }

  /** The requests of all time, the latest first. */
  @GET
  @Path("liaison-requests")
  @OpenTo(Role.LAB)
  public Response requests() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("requests");
    transactions.run(() ->
        database.list(
            "select l.agency, l.jurisdiction, l.purpose, r.citation, r.message, r.asked_at"
                + " from liaison_request r join liaison l on l.id = r.liaison_id"
                + " order by r.asked_at desc limit "
                + MOST,
            row ->
                list.addObject()
                    .put("agency", row.getString(1))
                    .put("jurisdiction", row.getString(2))
                    .put("purpose", row.getString(3))
                    .put("citation", row.getString(4))
                    .put("message", row.getString(5))
                    .put("asked_at", StixTime.write(row.getTimestamp(6).toInstant()))));
    return Response.ok(json.toString()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
