package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.stillwatch.hub.pseudonyms.ManifestEvents;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;

/**
 * Takes down each key manifest before a lab gets it, once, as a leaf that every member is shown.
 */
@Singleton
public final class ManifestLeaves implements ManifestEvents {
  private final Ledger ledger;
  private final LogTermsSource terms;
  private final Transactions transactions;

  /** Into that ledger. */
  @Inject
  public ManifestLeaves(Ledger ledger, LogTermsSource terms, Transactions transactions) {
    this.ledger = ledger;
    this.terms = terms;
    this.transactions = transactions;
  }

  @Override
  public void given(Bytes manifest, Instant now) {
    transactions.run(() -> {
      ledger.recordOnce(
          Happening.forAll(LeafKind.EVALUATION_KEY, Digest.of(manifest)), terms.current(), now);
      return Boolean.TRUE;
    });
  }
}
