package org.stillwatch.hub.taxii;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stillwatch.hub.members.LiaisonDoor;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

/**
 * Refuses additions and deletions in the words of TAXII 2.1 (sections 5.5 and 5.7: 401 without a
 * credential, else 403) before a route is looked for. There is none that they could take; without
 * this, it would only be said that the method is unknown.
 */
@Provider
@PreMatching
public class WritesRefused implements ContainerRequestFilter {
  private static final Pattern OBJECTS =
      Pattern.compile("/?taxii2/feed/collections/([^/]+)/objects(/[^/]+)?/?");

  @Inject private LiaisonDoor liaisons;

  /** For the container, which fills the field. */
  @SuppressWarnings("NullAway.Init")
  public WritesRefused() {}

  @Override
  public void filter(ContainerRequestContext request) {
    Matcher address = OBJECTS.matcher(request.getUriInfo().getPath());
    if (!address.matches()) {
      return;
    }
    boolean ofOne = address.group(2) != null;
    if (request.getMethod().equals(ofOne ? HttpMethod.DELETE : HttpMethod.POST)) {
      liaisons.require(request.getHeaderString(HttpHeaders.AUTHORIZATION));
      TaxiiResource.existing(address.group(1));
      throw new Refused(new Refusal.NotPermitted("a collection that can be written; none is"));
    }
  }
}
