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

/** The operator's own secret: a new one, and whether the one that is shown is good. */
@Singleton
@Path("/operator/secret")
@OpenTo(Role.OPERATOR)
public class OperatorSecretResource {
  private static final int SECRET_SIZE = 32;

  private final OperatorSecret secret;
  private final Transactions transactions;
  private final Durability durability;
  private final SecureRandom random;

  /** The resource of that secret. */
  @Inject
  public OperatorSecretResource(
      OperatorSecret secret,
      Transactions transactions,
      Durability durability,
      SecureRandom random) {
    this.secret = secret;
    this.transactions = transactions;
    this.durability = durability;
    this.random = random;
  }

  /** Whether the secret is good. The first use of a new one, such as this, ends the old one. */
  @GET
  public Response good() {
    return Response.noContent().build();
  }

  /** Makes a new secret, which is durable here before anybody hears it. */
  @POST
  @Path("rotation")
  @Produces(MediaType.APPLICATION_JSON)
  public Response rotate() {
    byte[] bytes = new byte[SECRET_SIZE];
    random.nextBytes(bytes);
    String fresh = Bytes.of(bytes).base64Url();
    transactions.run(() -> {
      secret.setNext(fresh);
      return Boolean.TRUE;
    });
    durability.settle();
    return Response.status(201)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(JsonNodeFactory.instance.objectNode().put("secret", fresh).toString())
        .build();
  }
}
