package org.stillwatch.hub.refusal;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;

/**
 * The one place where a refusal, or a failure, becomes HTTP. A failure's message never reaches the
 * caller: it may hold what the caller must not see.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);
  private static final Duration LOCK_PAUSE = Duration.ofSeconds(1);

  @Inject private Incidents incidents;
  @Context private UriInfo uri;

  /** For the container, which fills the field. */
  @SuppressWarnings("NullAway.Init")
  public ProblemMapper() {}

  @Override
  public Response toResponse(Throwable failure) {
    Refusal refusal = refusalIn(failure);
    if (refusal != null) {
      return respond(Problems.of(refusal), refusal);
    }
    if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      Response answer = respond(ContainersError.problem(web.getResponse().getStatus()), null);
      String allow = web.getResponse().getHeaderString(HttpHeaders.ALLOW);
      return allow == null
          ? answer
          : Response.fromResponse(answer).header(HttpHeaders.ALLOW, methods(allow)).build();
    }
    return DatabaseTrouble.in(failure)
        .map(trouble -> ofDatabase(trouble, failure))
        .orElseGet(() -> defect(failure));
  }

  /** What the container lists, but HEAD, which it answers, and not OPTIONS, which is not open. */
  private static String methods(String allow) {
    return Stream.of(allow.split("\\s*,\\s*", -1))
        .filter(method -> !method.equals("OPTIONS") && !method.equals("HEAD"))
        .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
        .collect(Collectors.joining(", "));
  }

  private Response ofDatabase(DatabaseTrouble trouble, Throwable failure) {
    Refusal refusal =
        switch (trouble) {
          case AWAY -> new Refusal.Unavailable("the database", DATABASE_PAUSE);
          case CONTENDED -> new Refusal.Overloaded(LOCK_PAUSE);
        };
    LOG.log(Level.WARNING, "the database: {0} ({1})", trouble, failure.getClass().getName());
    return respond(Problems.of(refusal), refusal);
  }

  /** The log has the failure's classes and places, not its messages: they may hold values. */
  private Response defect(Throwable failure) {
    String name = "urn:uuid:" + incidents.next();
    LOG.log(Level.ERROR, "a request failed, incident {0}: {1}", name, Trace.of(failure));
    Problem problem =
        Problem.of(
            ProblemType.INTERNAL,
            500,
            "the hub failed; its log has more under " + name,
            Reason.whole("an answer", "tell the operator that number"));
    return respond(problem, null, Optional.of(name));
  }

  private static @Nullable Refusal refusalIn(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Refused refused) {
        return refused.refusal();
      }
    }
    return null;
  }

  private Response respond(Problem problem, @Nullable Refusal refusal) {
    return respond(problem, refusal, Optional.empty());
  }

  private Response respond(Problem problem, @Nullable Refusal refusal, Optional<String> instance) {
    ErrorForm form = ErrorForm.at(uri.getPath());
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .header(HttpHeaders.CONTENT_TYPE, form.mediaType())
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(form.document(problem, instance).getBytes(StandardCharsets.UTF_8));
    problem
        .retryAfter()
        .ifPresent(pause -> response.header(HttpHeaders.RETRY_AFTER, pause.toSeconds()));
    if (refusal instanceof Refusal.Unauthenticated u) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, u.challenge());
      if (!u.freshNonce().isEmpty()) {
        response.header("DPoP-Nonce", u.freshNonce());
      }
    }
    return response.build();
  }
}
