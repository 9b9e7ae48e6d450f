package org.stillwatch.hub.refusal;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Says in every answer when it was made (RFC 9110 section 6.6.1): by it a client knows how far its
 * clock is from the hub's.
 */
@Provider
public class Dated implements ContainerResponseFilter {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @Inject private InstantSource clock;

  /** For the container, which fills the field. */
  @SuppressWarnings("NullAway.Init")
  public Dated() {}

  /** The text of the header at a moment. */
  public static String header(Instant now) {
    return FORM.format(now);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.DATE, header(clock.instant()));
  }
}
