package org.stillwatch.hub.taxii;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stillwatch.hub.feed.Freshness;
import org.stillwatch.hub.liaisons.ReadPage;
import org.stillwatch.hub.liaisons.Reads;
import org.stillwatch.hub.members.CallerOfRequest;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

/**
 * A TAXII 2.1 server that is only read from. Each read passes {@link Reads}, where law and purpose
 * are checked and the read is taken down.
 */
@Singleton
@Path("/taxii2")
@OpenTo(Role.LIAISON)
public class TaxiiResource {
  private static final String COLLECTION = "1606d542-ac5b-44c2-8f6d-bd3e26398f7d";
  private static final String ROOT = "/taxii2/feed/";
  private static final String TITLE = "Stillwatch releases";

  private final Pages pages;
  private final Freshness fresh;
  private final Reads reads;
  private final CallerOfRequest caller;

  /** The server of those pages. */
  @Inject
  public TaxiiResource(Pages pages, Freshness fresh, Reads reads, CallerOfRequest caller) {
    this.pages = pages;
    this.fresh = fresh;
    this.reads = reads;
    this.caller = caller;
  }

  /** Discovery (section 4.1). */
  @GET
  public Response discovery(@Context HttpHeaders headers) {
    ObjectNode json =
        object(TITLE, "What members of this hub release to liaisons of governments; read-only.")
            .put("default", ROOT);
    json.putArray("api_roots").add(ROOT);
    return about(headers, json);
  }

  /** The API root (section 4.2). */
  @GET
  @Path("feed")
  public Response root(@Context HttpHeaders headers) {
    ObjectNode json = object(TITLE, "Nothing can be written.").put("max_content_length", 1);
    json.putArray("versions").add(TaxiiMedia.TAXII);
    return about(headers, json);
  }

  /** Status of an addition (section 4.3): there are no additions. */
  @GET
  @Path("feed/status/{id}")
  public Response status(@Context HttpHeaders headers, @PathParam("id") String id) {
    reads.permit(caller.liaison());
    throw new Refused(new Refusal.NotFound("status: nothing can be added here"));
  }

  /** The collections (section 5.1). */
  @GET
  @Path("feed/collections")
  public Response collections(@Context HttpHeaders headers) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("collections").add(described());
    return about(headers, json);
  }

  /** The collection (section 5.2). */
  @GET
  @Path("feed/collections/{collection}")
  public Response collection(
      @Context HttpHeaders headers, @PathParam("collection") String collection) {
    existing(collection);
    return about(headers, described());
  }

  private static ObjectNode described() {
    ObjectNode json =
        object("Campaigns", "Campaigns against AI models that several laboratories see.")
            .put("id", COLLECTION)
            .put("alias", "campaigns")
            .put("can_read", true)
            .put("can_write", false);
    json.putArray("media_types").add(TaxiiMedia.STIX);
    return json;
  }

  /** What is said of the objects (section 5.3). */
  @GET
  @Path("feed/collections/{collection}/manifest")
  public Response manifest(
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      @PathParam("collection") String collection) {
    return read(
        headers, collection, "manifest", Asked.read(uri.getQueryParameters()), pages::manifest);
  }

  /** The objects (section 5.4). */
  @GET
  @Path("feed/collections/{collection}/objects")
  public Response objects(
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      @PathParam("collection") String collection) {
    return read(
        headers, collection, "objects", Asked.read(uri.getQueryParameters()), pages::envelope);
  }

  /** Versions of one object (section 5.6). */
  @GET
  @Path("feed/collections/{collection}/objects/{object}")
  public Response object(
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      @PathParam("collection") String collection,
      @PathParam("object") String object) {
    Asked asked = Asked.read(uri.getQueryParameters()).ofObject(object);
    return read(headers, collection, "object", asked, pages::envelope);
  }

  /** Which versions of one object there are (section 5.8). */
  @GET
  @Path("feed/collections/{collection}/objects/{object}/versions")
  public Response versions(
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      @PathParam("collection") String collection,
      @PathParam("object") String object) {
    Asked asked = Asked.read(uri.getQueryParameters()).ofVersions(object);
    return read(headers, collection, "versions", asked, pages::versions);
  }

  private Response read(
      HttpHeaders headers,
      String collection,
      String resource,
      Asked asked,
      Function<Asked, TaxiiAnswer.Body> body) {
    requireTaxii(headers);
    existing(collection);
    String what = resource + " " + asked.inWords();
    reads.permit(caller.liaison());
    fresh.require();
    reads.permit(caller.liaison(), new ReadPage(resource, what));
    asked
        .object()
        .filter(id -> !pages.has(id))
        .ifPresent(id -> {
          throw new Refused(new Refusal.NotFound("object in this collection"));
        });
    return sent(headers, pages.state() + " " + what, () -> body.apply(asked));
  }

  private Response about(HttpHeaders headers, ObjectNode json) {
    requireTaxii(headers);
    reads.permit(caller.liaison());
    String text = json.toString();
    return sent(headers, text, () -> TaxiiAnswer.Body.of(text));
  }

  private static Response sent(HttpHeaders headers, String state, Supplier<TaxiiAnswer.Body> body) {
    TaxiiAnswer.Sent sent =
        new TaxiiAnswer(
                headers.getHeaderString(HttpHeaders.IF_NONE_MATCH),
                headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
            .of(state, body);
    Response.ResponseBuilder answer = Response.status(sent.status());
    sent.headers().forEach(answer::header);
    sent.body()
        .ifPresent(bytes ->
            answer.entity(bytes.toByteArray()).header(HttpHeaders.CONTENT_LENGTH, bytes.size()));
    return answer.build();
  }

  private static ObjectNode object(String title, String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("title", title)
        .put("description", description);
  }

  static void existing(String collection) {
    if (!collection.equals(COLLECTION) && !collection.equals("campaigns")) {
      throw new Refused(new Refusal.NotFound("collection"));
    }
  }

  private static void requireTaxii(HttpHeaders headers) {
    if (!TaxiiMedia.isAccepted(headers.getHeaderString(HttpHeaders.ACCEPT))) {
      throw new Refused(new Refusal.NotAcceptable(TaxiiMedia.TAXII));
    }
  }
}
