package org.stillwatch.hub.liaisons;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.stillwatch.hub.ledger.Happening;
import org.stillwatch.hub.ledger.Ledger;
import org.stillwatch.hub.ledger.LogTermsSource;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.log.LeafKind;

/**
 * Takes down who may read, and what was read, where every member sees it. Agencies, no persons
 * (clause AUD-01).
 */
@Singleton
public final class LiaisonLeaves {
  private final Ledger ledger;
  private final LogTermsSource terms;

  /** Into that ledger. */
  @Inject
  public LiaisonLeaves(Ledger ledger, LogTermsSource terms) {
    this.ledger = ledger;
    this.terms = terms;
  }

  void admitted(Liaison liaison, Instant now) {
    ObjectNode event = event(liaison.caller()).put("word", "admitted").put("at", time(now));
    liaison.expiresAt().ifPresent(end -> event.put("until", time(end)));
    take(LeafKind.LIAISON, event, now);
  }

  void revoked(Liaison liaison, Instant now) {
    take(
        LeafKind.LIAISON, event(liaison.caller()).put("word", "revoked").put("at", time(now)), now);
  }

  void asked(Liaison liaison, String citation, Instant now) {
    take(
        LeafKind.LIAISON,
        event(liaison.caller()).put("word", "asked").put("citation", citation).put("at", time(now)),
        now);
  }

  /** A page in an hour, once. */
  void read(Caller.Liaison liaison, ReadPage page, Instant hour, Instant now) {
    take(
        LeafKind.LIAISON_READ,
        event(liaison)
            .put("resource", page.resource())
            .put("page", page.digest().base64Url())
            .put("hour", time(hour)),
        now);
  }

  private static ObjectNode event(Caller.Liaison liaison) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("liaison", liaison.id().toString())
        .put("agency", liaison.agency())
        .put("jurisdiction", liaison.jurisdiction())
        .put("purpose", liaison.purpose().word());
  }

  private static String time(Instant moment) {
    return StixTime.write(moment);
  }

  private void take(LeafKind kind, ObjectNode event, Instant now) {
    Bytes content = Bytes.of(CanonicalJson.write(event));
    ledger.recordOnce(Happening.shown(kind, content), terms.current(), now);
  }
}
