package org.stillwatch.hub.briefs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.stillwatch.hub.feed.Citation;
import org.stillwatch.hub.feed.Freshness;
import org.stillwatch.hub.feed.ReleasedCampaign;
import org.stillwatch.hub.feed.ReleasedCampaigns;
import org.stillwatch.hub.liaisons.ReadPage;
import org.stillwatch.hub.liaisons.Reads;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.hub.members.CallerOfRequest;
import org.stillwatch.hub.members.OpenTo;
import org.stillwatch.hub.members.Role;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

/** The feed as a table and as pages. */
@Singleton
@Path("/releases")
@OpenTo(Role.LIAISON)
public class BriefsResource {
  private static final String CSV = "text/csv;charset=utf-8;header=present";
  private static final String HTML = "text/html;charset=utf-8";

  private final ReleasedCampaigns campaigns;
  private final Freshness fresh;
  private final Reads reads;
  private final CallerOfRequest caller;
  private final InstantSource clock;

  /** Briefs of those campaigns. */
  @Inject
  public BriefsResource(
      ReleasedCampaigns campaigns,
      Freshness fresh,
      Reads reads,
      CallerOfRequest caller,
      InstantSource clock) {
    this.campaigns = campaigns;
    this.fresh = fresh;
    this.reads = reads;
    this.caller = caller;
    this.clock = clock;
  }

  /** All campaigns, a row each. */
  @GET
  @Path("campaigns.csv")
  @Produces(CSV)
  public Response table() {
    Caller.Liaison liaison = caller.liaison();
    reads.permit(liaison);
    fresh.require();
    reads.permit(liaison, new ReadPage("csv", "campaigns.csv"));
    String table = Table.of(campaigns.all(), Mark.of(liaison, clock.instant()));
    return Response.ok(table)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"campaigns.csv\"")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** One campaign for the printer. */
  @GET
  @Path("{citation}")
  @Produces(HTML)
  public Response page(@PathParam("citation") String citation) {
    Caller.Liaison liaison = caller.liaison();
    reads.permit(liaison);
    ReleasedCampaign campaign =
        read(citation)
            .flatMap(campaigns::cited)
            .orElseThrow(() -> new Refused(new Refusal.NotFound("campaign of that citation")));
    fresh.require();
    reads.permit(liaison, new ReadPage("page", "page " + campaign.citation().text()));
    return Response.ok(PrintedPage.of(campaign, Mark.of(liaison, clock.instant()), clock.instant()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static java.util.Optional<Citation> read(String text) {
    try {
      return java.util.Optional.of(new Citation(text));
    } catch (IllegalArgumentException noCitation) {
      return java.util.Optional.empty();
    }
  }
}
