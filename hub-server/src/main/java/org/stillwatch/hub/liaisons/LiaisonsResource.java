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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.hub.keys.RandomIds;
import org.stillwatch.hub.members.JsonBody;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.policy.Purpose;

/** Who may read: one officer proposes, the other approves, each revokes nothing of the past. */
@Singleton
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class LiaisonsResource {
  private static final int SECRET_SIZE = 32;
  private static final Set<String> PROPOSAL =
      Set.of("name", "person", "agency", "jurisdiction", "purpose");

  private final Liaisons liaisons;
  private final LiaisonCredentials credentials;
  private final LiaisonTermsSource terms;
  private final Transactions transactions;
  private final Durability durability;
  private final InstantSource clock;
  private final RandomIds ids;
  private final SecureRandom random;

  /** The resource of those liaisons. */
  @Inject
  public LiaisonsResource(
      Liaisons liaisons,
      LiaisonCredentials credentials,
      LiaisonTermsSource terms,
      Transactions transactions,
      Durability durability,
      InstantSource clock,
      RandomIds ids,
      SecureRandom random) {
    this.liaisons = liaisons;
    this.credentials = credentials;
    this.terms = terms;
    this.transactions = transactions;
    this.durability = durability;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /** Proposes a liaison; the approver's part is {@link #approve}. */
  @POST
  @Path("operator/liaisons")
  @OpenTo(Role.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response propose(InputStream body) throws IOException {
    Instant now = clock.instant();
    Liaison proposed = proposal(JsonBody.read(body, PROPOSAL), now);
    transactions.run(() -> {
      liaisons.propose(proposed, now);
      return Boolean.TRUE;
    });
    durability.settle();
    return answer(201, shown(proposed, now));
  }

  private Liaison proposal(JsonBody body, Instant now) {
    String jurisdiction =
        Said.checked("jurisdiction", body.text("jurisdiction"), "[A-Z]{2}", "two capital letters");
    String purpose =
        Said.among(
            "purpose",
            body.text("purpose"),
            terms.current().purposes().stream().map(Purpose::word).sorted().toList());
    return new Liaison(
        ids.next(),
        Said.name(body.text("name")),
        Said.line("person", body.text("person")),
        Said.line("agency", body.text("agency")),
        jurisdiction,
        Purpose.of(purpose),
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Approves a proposal and gives the credential, of which the hub keeps the digest. By its id:
   * what is approved is what the approver was shown, whatever was proposed under the name since.
   */
  @POST
  @Path("approver/liaisons/{id}/approval")
  @OpenTo(Role.APPROVER)
  public Response approve(@PathParam("id") String id) {
    UUID proposal = Said.id(id);
    byte[] bytes = new byte[SECRET_SIZE];
    random.nextBytes(bytes);
    String secret = Bytes.of(bytes).base64Url();
    Instant now = clock.instant();
    Digest digest = Digest.of(Bytes.utf8(secret));
    Liaison approved =
        transactions.run(() -> liaisons.approve(proposal, digest, terms.current(), now));
    durability.settle();
    return answer(201, shown(approved, now).put("secret", secret));
  }

  /** Ends a liaison at once. */
  @POST
  @Path("operator/liaisons/{name}/revocation")
  @OpenTo(Role.OPERATOR)
  public Response revoke(@PathParam("name") String name) {
    transactions.run(() -> {
      liaisons.revoke(Said.name(name), clock.instant());
      return Boolean.TRUE;
    });
    credentials.forget();
    durability.settle();
    return Response.noContent().build();
  }

  /** All that ever were. */
  @GET
  @Path("operator/liaisons")
  @OpenTo(Role.OPERATOR)
  public Response list() {
    return listed();
  }

  /** The same for the approver, who sees there what waits. */
  @GET
  @Path("approver/liaisons")
  @OpenTo(Role.APPROVER)
  public Response listForApprover() {
    return listed();
  }

  private Response listed() {
    Instant now = clock.instant();
    List<Liaison> all = transactions.run(liaisons::all);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("liaisons");
    all.forEach(one -> list.add(shown(one, now)));
    return answer(200, json);
  }

  private static ObjectNode shown(Liaison liaison, Instant now) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", liaison.name())
            .put("id", liaison.id().toString())
            .put("person", liaison.person())
            .put("agency", liaison.agency())
            .put("jurisdiction", liaison.jurisdiction())
            .put("purpose", liaison.purpose().word())
            .put("state", liaison.state(now).name().toLowerCase(Locale.ROOT))
            .put("proposed_at", StixTime.write(liaison.proposedAt()));
    liaison.approvedAt().ifPresent(at -> json.put("approved_at", StixTime.write(at)));
    liaison.expiresAt().ifPresent(at -> json.put("expires_at", StixTime.write(at)));
    liaison.revokedAt().ifPresent(at -> json.put("revoked_at", StixTime.write(at)));
    return json;
  }

  private static Response answer(int status, ObjectNode json) {
    return Response.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.toString())
        .build();
  }
}
