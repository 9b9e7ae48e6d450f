package org.stillwatch.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.policy.Policy;

/** What everybody may know of the hub: who it is, and under which policy it runs. */
@Singleton
@Path("/")
@OpenTo(Role.ANYONE)
public class HubResource {
  private final HubIdentity hub;
  private final PolicyHolder policies;
  private final InstantSource clock;

  /** The resource of that hub. */
  @Inject
  public HubResource(HubIdentity hub, PolicyHolder policies, InstantSource clock) {
    this.hub = hub;
    this.policies = policies;
    this.clock = clock;
  }

  /** Who the hub is. A lab trusts the key of its ticket, not this one. */
  @GET
  @Path("hub")
  @Produces(MediaType.APPLICATION_JSON)
  public Response hub() {
    Policy policy = policies.current();
    var json = JsonNodeFactory.instance.objectNode();
    json.put("hub_id", hub.id().toString())
        .put("public_url", hub.address().toString())
        .put("key", hub.key().publicKey().toJwk())
        .put("log", hub.log().publicKey().vkey())
        .put("matching_domain", policy.matchingDomain())
        .put("policy", policy.digest().base64Url())
        .put("epoch", Epoch.of(clock.instant()).toString());
    return Response.ok(json.toString()).build();
  }

  /** The policy in force, in its canonical bytes. */
  @GET
  @Path("policy")
  @Produces(MediaType.APPLICATION_JSON)
  public Response policy() {
    return Response.ok(policies.current().canonical().toByteArray()).build();
  }
}
