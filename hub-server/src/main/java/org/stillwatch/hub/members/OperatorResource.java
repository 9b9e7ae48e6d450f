package org.stillwatch.hub.members;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.keys.RandomIds;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.problem.Reason;

/** The operator's resources: admit, readmit, list, revoke. */
@Singleton
@Path("/operator/members")
@OpenTo(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int CODE_SIZE = 32;

  private final Members members;
  private final HubIdentity hub;
  private final Transactions transactions;
  private final Durability durability;
  private final InstantSource clock;
  private final RandomIds ids;
  private final SecureRandom random;

  /** The resource over those members. */
  @Inject
  public OperatorResource(
      Members members,
      HubIdentity hub,
      Transactions transactions,
      Durability durability,
      InstantSource clock,
      RandomIds ids,
      SecureRandom random) {
    this.members = members;
    this.hub = hub;
    this.transactions = transactions;
    this.durability = durability;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /** Admits a lab and gives the ticket to hand to it; the hub keeps only the code's digest. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response admit(InputStream body) throws IOException {
    String name = name(JsonBody.read(body, Set.of("name")).text("name"));
    Ticket ticket = ticket(clock.instant());
    transactions.run(() -> {
      members.admit(new MemberId(ids.next()), name, ticket.codeDigest(), clock.instant());
      return Boolean.TRUE;
    });
    return given(ticket);
  }

  /**
   * Gives a new ticket to a member whose keys or ticket were lost, or whose keys others may have.
   * Its keys and tickets end at once; it enrols again under the same name and id.
   */
  @POST
  @Path("{name}/readmission")
  public Response readmit(@PathParam("name") String name) {
    Ticket ticket = ticket(clock.instant());
    transactions.run(() -> {
      members.readmit(name(name), ticket.codeDigest(), clock.instant());
      return Boolean.TRUE;
    });
    return given(ticket);
  }

  private Ticket ticket(Instant now) {
    byte[] code = new byte[CODE_SIZE];
    random.nextBytes(code);
    return new Ticket(
        hub.address(),
        hub.id().value(),
        hub.key().publicKey(),
        Bytes.of(code),
        now.plus(Members.TICKET_LIFE));
  }

  private Response given(Ticket ticket) {
    durability.settle();
    return Response.status(201)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(ticket.toJson().toString())
        .build();
  }

  /** All members, revoked ones too. */
  @GET
  public Response list() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("members");
    for (Member member : transactions.run(members::all)) {
      list.addObject()
          .put("name", member.name())
          .put("id", member.id().toString())
          .put("admitted_at", StixTime.write(member.admittedAt()))
          .put("enrolled", member.enrolled())
          .put("revoked_at", member.revokedAt().map(StixTime::write).orElse(null));
    }
    return Response.ok(json.toString()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** Ends a membership at once. */
  @POST
  @Path("{name}/revocation")
  public Response revoke(@PathParam("name") String name) {
    transactions.run(() -> {
      members.revoke(name(name), clock.instant());
      return Boolean.TRUE;
    });
    durability.settle();
    return Response.noContent().build();
  }

  private static String name(String text) {
    return Optional.of(text)
        .filter(name -> NAME.matcher(name).matches())
        .orElseThrow(() ->
            new Refused(
                new Refusal.Malformed(
                    new Reason(
                        0,
                        "/name",
                        "1 to 40 characters of a-z, 0-9 and hyphens",
                        "choose such a name"))));
  }
}
