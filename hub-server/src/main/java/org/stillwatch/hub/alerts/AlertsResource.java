package org.stillwatch.hub.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.members.CallerOfRequest;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.problem.Reason;

/**
 * A lab's own alerts, in order, after a cursor; waits for the next one if there is none. At least
 * once: the reader keeps the cursor and ignores what it knows.
 */
@Singleton
@Path("/alerts")
@OpenTo(Role.LAB)
public class AlertsResource {
  private final AlertFeed feed;
  private final CallerOfRequest caller;

  /** The resource over that feed. */
  @Inject
  public AlertsResource(AlertFeed feed, CallerOfRequest caller) {
    this.feed = feed;
    this.caller = caller;
  }

  /**
   * The next page.
   *
   * @param cursor from the page before; absent for the beginning
   * @param wait whole seconds to wait for the next alert, within the policy's limit
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public void page(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("wait") @Nullable String wait,
      @Suspended AsyncResponse response) {
    MemberId lab = caller.lab();
    long after = number("cursor", cursor, Long.MAX_VALUE);
    Duration patience = Duration.ofSeconds(number("wait", wait, 3_600));
    feed.afterwards(
        lab,
        after,
        patience,
        entries -> response.resume(page(after, entries)),
        failure -> response.resume(failure));
  }

  private static Response page(long after, List<AlertStore.Entry> entries) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode alerts = json.putArray("alerts");
    long next = after;
    for (AlertStore.Entry entry : entries) {
      alerts.add(entry.jws());
      next = entry.position();
    }
    json.put("next", Long.toString(next));
    return Response.ok(json.toString()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private static long number(String name, @Nullable String text, long most) {
    if (text == null) {
      return 0;
    }
    if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > most) {
      throw new Refused(
          new Refusal.Malformed(
              new Reason(
                  0, "/" + name, "a whole number up to " + most, "leave it out to begin anew")));
    }
    return Long.parseLong(text);
  }
}
