package org.stillwatch.hub.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;

/** An officer's own secret: a new one, and whether the one that is shown is good. */
@Singleton
@Path("/")
public class OfficerSecretsResource {
  private static final int SECRET_SIZE = 32;

  private final OfficerSecrets secrets;
  private final Transactions transactions;
  private final Durability durability;
  private final SecureRandom random;

  /** The resource of those secrets. */
  @Inject
  public OfficerSecretsResource(
      OfficerSecrets secrets,
      Transactions transactions,
      Durability durability,
      SecureRandom random) {
    this.secrets = secrets;
    this.transactions = transactions;
    this.durability = durability;
    this.random = random;
  }

  /** Whether the secret is good. The first use of a new one, such as this, ends the old one. */
  @GET
  @Path("operator/secret")
  @OpenTo(Role.OPERATOR)
  public Response operatorGood() {
    return Response.noContent().build();
  }

  /** The same of the approver's. */
  @GET
  @Path("approver/secret")
  @OpenTo(Role.APPROVER)
  public Response approverGood() {
    return Response.noContent().build();
  }

  /** Makes a new secret, which is durable here before anybody hears it. */
  @POST
  @Path("operator/secret/rotation")
  @OpenTo(Role.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  public Response rotateOperator() {
    return rotate(Officer.OPERATOR);
  }

  /** The same of the approver's. */
  @POST
  @Path("approver/secret/rotation")
  @OpenTo(Role.APPROVER)
  @Produces(MediaType.APPLICATION_JSON)
  public Response rotateApprover() {
    return rotate(Officer.APPROVER);
  }

  private Response rotate(Officer officer) {
    byte[] bytes = new byte[SECRET_SIZE];
    random.nextBytes(bytes);
    String fresh = Bytes.of(bytes).base64Url();
    transactions.run(() -> {
      secrets.setNext(officer, fresh);
      return Boolean.TRUE;
    });
    durability.settle();
    return Response.status(201)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(JsonNodeFactory.instance.objectNode().put("secret", fresh).toString())
        .build();
  }
}
