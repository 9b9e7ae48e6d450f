package org.stillwatch.hub.refusal;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;

/**
 * The one place where a refusal, or a failure, becomes HTTP. A failure's message never reaches the
 * caller: it may hold what the caller must not see.
 */
@Provider
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);

  @Override
  public Response toResponse(Throwable failure) {
    Refusal refusal = refusalIn(failure);
    if (refusal != null) {
      return respond(Problems.of(refusal), refusal);
    }
    if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
      return respond(ofContainer(web.getResponse().getStatus()), null);
    }
    if (databaseIsAway(failure)) {
      LOG.log(Level.WARNING, "the database does not answer: {0}", failure.getClass().getName());
      Refusal away = new Refusal.Unavailable("the database", DATABASE_PAUSE);
      return respond(Problems.of(away), away);
    }
    LOG.log(Level.ERROR, "a request failed", failure);
    return respond(
        Problem.of(
            ProblemType.INTERNAL,
            500,
            "the hub failed; its log has more",
            Reason.whole("an answer", "tell the operator the time of the request")),
        null);
  }

  private static @Nullable Refusal refusalIn(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Refused refused) {
        return refused.refusal();
      }
    }
    return null;
  }

  private static boolean databaseIsAway(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException
          || t instanceof PersistenceException
          || t instanceof jakarta.transaction.RollbackException
          || t instanceof jakarta.transaction.TransactionalException) {
        return true;
      }
    }
    return false;
  }

  private static Problem ofContainer(int status) {
    ProblemType type =
        switch (status) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 413 -> ProblemType.OVER_LIMIT;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          default -> ProblemType.MALFORMED;
        };
    return Problem.of(
        type,
        status,
        "the request does not fit any resource",
        Reason.whole("a request as in /openapi", "check method, address, headers and parameters"));
  }

  private static Response respond(Problem problem, @Nullable Refusal refusal) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(problem.toJson().toString());
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
