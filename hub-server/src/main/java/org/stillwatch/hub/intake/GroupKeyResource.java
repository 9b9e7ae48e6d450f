package org.stillwatch.hub.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.hub.storage.Transactions;

/** Where the operator lets the members change their group key, which the hub does not have. */
@Singleton
@Path("/operator/group-key")
@OpenTo(Role.OPERATOR)
public class GroupKeyResource {
  private final GroupKeyChecks checks;
  private final Locks locks;
  private final Transactions transactions;
  private final Durability durability;

  /** The resource over those checks. */
  @Inject
  public GroupKeyResource(
      GroupKeyChecks checks, Locks locks, Transactions transactions, Durability durability) {
    this.checks = checks;
    this.locks = locks;
    this.transactions = transactions;
    this.durability = durability;
  }

  /** Forgets the check value of the key: the next batch with a template brings another. */
  @POST
  @Path("reset")
  @Produces(MediaType.APPLICATION_JSON)
  public Response reset() {
    boolean pinned =
        transactions.run(() -> {
          locks.hold(LockName.MATCHING);
          return checks.forget();
        });
    durability.settle();
    return Response.ok(JsonNodeFactory.instance.objectNode().put("was_pinned", pinned).toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
