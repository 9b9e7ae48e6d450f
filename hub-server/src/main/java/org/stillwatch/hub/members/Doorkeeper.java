package org.stillwatch.hub.members;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Transactions;

/**
 * Lets in whom a resource is open to, and nobody where it says nothing. A revoked lab is out at its
 * next request, even with a token that is still good.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Doorkeeper implements ContainerRequestFilter {
  private static final int LONGEST = 4_096;

  @Inject private HubIdentity hub;
  @Inject private AccessTokens tokens;
  @Inject private Proofs proofs;
  @Inject private Members members;
  @Inject private OfficerSecrets officers;
  @Inject private LiaisonDoor liaisons;
  @Inject private Transactions transactions;
  @Inject private CallerOfRequest caller;
  @Inject private InstantSource clock;
  @Context private ResourceInfo resource;

  /** For the container, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public Doorkeeper() {}

  @Override
  public void filter(ContainerRequestContext request) {
    caller.set(
        switch (roleFor(resource)) {
          case ANYONE -> new Caller.Anyone();
          case OPERATOR -> officer(request, Officer.OPERATOR, new Caller.Operator());
          case APPROVER -> officer(request, Officer.APPROVER, new Caller.Approver());
          case LIAISON -> liaisons.require(request.getHeaderString(HttpHeaders.AUTHORIZATION));
          case LAB -> lab(request);
        });
  }

  private static Role roleFor(ResourceInfo resource) {
    OpenTo open = resource.getResourceMethod().getAnnotation(OpenTo.class);
    if (open == null) {
      open = resource.getResourceClass().getAnnotation(OpenTo.class);
    }
    if (open == null) {
      throw new Refused(new Refusal.NotPermitted("a resource that is open"));
    }
    return open.value();
  }

  private Caller officer(ContainerRequestContext request, Officer officer, Caller known) {
    String secret = credential(request, "Bearer ");
    if (secret == null || !transactions.run(() -> officers.is(officer, secret))) {
      throw new Refused(
          new Refusal.Unauthenticated(
              "the " + officer.word() + "'s secret",
              "Bearer realm=\"" + officer.word() + "\"",
              ""));
    }
    return known;
  }

  private Caller lab(ContainerRequestContext request) {
    String token = credential(request, "DPoP ");
    AccessTokens.Grant grant =
        token == null ? null : tokens.read(token, clock.instant()).orElse(null);
    if (token == null || grant == null) {
      throw new Refused(
          new Refusal.Unauthenticated(
              "a DPoP-bound access token of this hub that is not over",
              "DPoP error=\"invalid_token\", algs=\"ES256\"",
              proofs.freshNonce()));
    }
    URI address = URI.create(hub.address() + request.getUriInfo().getRequestUri().getRawPath());
    boolean inForce =
        proofs.ofResourceRequest(
            request.getMethod(),
            address,
            grant,
            token,
            request.getHeaderString("DPoP"),
            () -> members.isInForce(grant.lab(), grant.thumbprint()));
    if (!inForce) {
      throw new Refused(new Refusal.NotPermitted("a lab whose membership is in force"));
    }
    return new Caller.Lab(grant.lab());
  }

  private static @Nullable String credential(ContainerRequestContext request, String scheme) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return header != null
            && header.length() < LONGEST
            && header.regionMatches(true, 0, scheme, 0, scheme.length())
        ? header.substring(scheme.length()).strip()
        : null;
  }
}
