package org.stillwatch.hub.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.indicators.Chains;
import org.stillwatch.hub.members.CallerOfRequest;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchLimits;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealedBatch;
import org.stillwatch.wire.seal.StreamName;

/** Where labs submit batches, and see where their chains stand. */
@Singleton
@Path("/batches")
@OpenTo(Role.LAB)
public class BatchesResource {
  private final Intake intake;
  private final RefusedBatches refusals;
  private final Chains chains;
  private final PolicyHolder policies;
  private final Transactions transactions;
  private final CallerOfRequest caller;

  /** The resource over that intake. */
  @Inject
  public BatchesResource(
      Intake intake,
      RefusedBatches refusals,
      Chains chains,
      PolicyHolder policies,
      Transactions transactions,
      CallerOfRequest caller) {
    this.intake = intake;
    this.refusals = refusals;
    this.chains = chains;
    this.policies = policies;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** Submits a batch: 201 with its receipt, 200 with the same receipt if it is known. */
  @POST
  @Consumes(Batch.MEDIA_TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  public Response submit(InputStream body) throws IOException {
    MemberId lab = caller.lab();
    Intake.Answer answer = refusals.counted(lab, () -> intake.receive(lab, read(body)));
    var json = JsonNodeFactory.instance.objectNode();
    json.put("receipt", answer.receipt());
    return Response.status(answer.before() ? 200 : 201)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.toString())
        .build();
  }

  /** Where the caller's chain of a stream stands. */
  @GET
  @Path("head")
  @Produces(MediaType.APPLICATION_JSON)
  public Response head(@QueryParam("stream") @Nullable String stream) {
    MemberId lab = caller.lab();
    String name = stream(stream);
    var json = JsonNodeFactory.instance.objectNode();
    transactions.run(() ->
        json.put("stream", name)
            .put("next", chains.next(lab, name))
            .put("head", chains.head(lab, name).base64Url()));
    return Response.ok(json.toString()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private SealedBatch read(InputStream body) throws IOException {
    var limits = policies.current().limits();
    try {
      return Batch.read(
          body,
          new BatchLimits(
              limits.maxBatchBytes(), limits.maxObjectsPerBatch(), limits.maxObjectBytes()));
    } catch (SealBroken e) {
      throw new Refused(
          switch (e.reason()) {
            case TOO_LARGE -> new Refusal.OverLimit("the batch", limits.maxBatchBytes());
            case OBJECT_TOO_LARGE -> new Refusal.OverLimit("an object", limits.maxObjectBytes());
            case TOO_MANY_OBJECTS ->
                new Refusal.OverLimit("the number of objects", limits.maxObjectsPerBatch());
            default ->
                new Refusal.Malformed(
                    Reason.whole(e.reason().expectation(), "seal it with the client SDK"));
          },
          e);
    }
  }

  private static String stream(@Nullable String text) {
    try {
      return new StreamName(text == null ? "" : text).toString();
    } catch (IllegalArgumentException e) {
      throw new Refused(
          new Refusal.Malformed(
              new Reason(0, "/stream", "a name of a-z, 0-9 and hyphens", "name the stream")),
          e);
    }
  }
}
