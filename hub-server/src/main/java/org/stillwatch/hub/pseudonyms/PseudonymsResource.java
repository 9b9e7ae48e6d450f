package org.stillwatch.hub.pseudonyms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.members.CallerOfRequest;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.oprf.EvaluationKey;
import org.stillwatch.wire.oprf.EvaluationRequest;
import org.stillwatch.wire.oprf.EvaluationResponse;
import org.stillwatch.wire.oprf.Evaluator;
import org.stillwatch.wire.oprf.KeyManifest;
import org.stillwatch.wire.oprf.TokenClass;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;

/** The evaluator's two resources: the signed key manifest, and the evaluation of blinded values. */
@Singleton
@Path("/")
@OpenTo(Role.LAB)
public class PseudonymsResource {
  private static final int MOST_BYTES = 65_536;

  private final EvaluationKeys keys;
  private final EvaluationBudget budget;
  private final ManifestEvents events;
  private final HubIdentity hub;
  private final PolicySource policies;
  private final Transactions transactions;
  private final CallerOfRequest caller;
  private final InstantSource clock;
  private final SecureRandom random;

  /** The policy in force; comes in from a higher room. */
  @FunctionalInterface
  public interface PolicySource {
    /** The policy that the hub runs under. */
    Policy current();
  }

  /** The resources over those. */
  @Inject
  public PseudonymsResource(
      EvaluationKeys keys,
      EvaluationBudget budget,
      ManifestEvents events,
      HubIdentity hub,
      PolicySource policies,
      Transactions transactions,
      CallerOfRequest caller,
      InstantSource clock,
      SecureRandom random) {
    this.keys = keys;
    this.budget = budget;
    this.events = events;
    this.hub = hub;
    this.policies = policies;
    this.transactions = transactions;
    this.caller = caller;
    this.clock = clock;
    this.random = random;
  }

  /** The key of an epoch and class, as the hub signed it: the same for every member. */
  @GET
  @Path("keys/{epoch}/{class}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response manifest(@PathParam("epoch") String epochText, @PathParam("class") String name) {
    Epoch epoch = epoch(epochText);
    TokenClass tokenClass = tokenClass(name);
    Policy policy = policies.current();
    Instant now = clock.instant();
    EvaluationKey key = key(epoch, tokenClass, policy, now);
    KeyManifest manifest =
        KeyManifest.ofOneEvaluator(
            hub.id(),
            new MatchingDomain(policy.matchingDomain()),
            epoch,
            tokenClass,
            key.publicKey(),
            epoch.starts(),
            epoch.ends().plus(policy.epochs().overlap()));
    byte[] canonical = manifest.toCanonical();
    events.given(Bytes.of(canonical), now);
    var json = JsonNodeFactory.instance.objectNode();
    json.put("manifest", Seal.seal(SealType.KEY_MANIFEST, canonical, hub.key()));
    return Response.ok(json.toString()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  /** Evaluates blinded values, within the member's budget. */
  @POST
  @Path("evaluations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response evaluate(InputStream body) throws IOException {
    MemberId lab = caller.lab();
    Policy policy = policies.current();
    Instant now = clock.instant();
    EvaluationRequest request = request(body, policy.limits().evaluationsPerRequest());
    EvaluationKey key = key(request.epoch(), request.tokenClass(), policy, now);
    transactions.run(() -> {
      budget.take(
          lab,
          request.tokenClass(),
          request.blinded().size(),
          policy.limits().evaluationsPerDay(),
          now);
      return Boolean.TRUE;
    });
    byte[] answer =
        new EvaluationResponse(Evaluator.evaluate(key, request.blinded(), random)).toCanonical();
    return Response.ok(answer).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private EvaluationKey key(Epoch epoch, TokenClass tokenClass, Policy policy, Instant now) {
    return keys.inForce(epoch, tokenClass, policy.epochs().overlap(), now)
        .orElseThrow(() ->
            new Refused(
                new Refusal.SealRefused(
                    ProblemType.STALE_EPOCH,
                    "the epoch " + Epoch.of(now),
                    "tokenise in the epoch in force")));
  }

  private static EvaluationRequest request(InputStream body, int most) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Refused(new Refusal.OverLimit("the body", MOST_BYTES));
    }
    try {
      return EvaluationRequest.parse(bytes, most);
    } catch (IllegalArgumentException e) {
      throw malformed(
          "", "an evaluation request in canonical JSON, of at most " + most + " elements", e);
    }
  }

  private static Epoch epoch(String text) {
    try {
      return Epoch.parse(text);
    } catch (IllegalArgumentException e) {
      throw malformed("/epoch", "an epoch such as 2026Q4", e);
    }
  }

  private static TokenClass tokenClass(String name) {
    try {
      return TokenClass.named(name);
    } catch (IllegalArgumentException e) {
      throw malformed("/class", "payment or contact", e);
    }
  }

  private static Refused malformed(String field, String expected, Throwable cause) {
    return new Refused(
        new Refusal.Malformed(new Reason(0, field, expected, "use the client SDK")), cause);
  }
}
