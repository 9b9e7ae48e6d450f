package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.MembershipEvents;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.enrolment.MembershipEvent;
import org.stillwatch.wire.log.LeafKind;

/** Takes down what becomes of memberships; the member itself may see it, and nobody else. */
@Singleton
public final class MembershipLeaves implements MembershipEvents {
  private final Ledger ledger;
  private final LogTermsSource terms;

  /** Into that ledger. */
  @Inject
  public MembershipLeaves(Ledger ledger, LogTermsSource terms) {
    this.ledger = ledger;
    this.terms = terms;
  }

  @Override
  public void happened(MembershipEvent event) {
    Bytes content = Bytes.of(event.toCanonical());
    // The same event twice within a millisecond is one.
    ledger.recordOnce(
        new Happening(
            LeafKind.MEMBERSHIP,
            Digest.of(content),
            Optional.of(new MemberId(event.lab())),
            Optional.of(content)),
        terms.current(),
        event.at());
  }
}
