package org.stillwatch.sdk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.reduce.LinkValue;

/**
 * The payment and contact values of one observation, in memory until its reports are made and no
 * longer: the clusters know their digests only. Not thread-safe.
 */
final class ClearValues {
  private final LocalDigest digests;
  private final WithheldCounts withheld;
  private final Map<LinkValue, CanonicalValue> values = new HashMap<>();
  private final RecentLinks payments = new RecentLinks(CanonicalValue::payment);
  private final RecentLinks contacts = new RecentLinks(CanonicalValue::contact);

  ClearValues(LocalDigest digests, WithheldCounts withheld) {
    this.digests = digests;
    this.withheld = withheld;
  }

  /** The digests by which the exchange's account may be linked to others. */
  Set<LinkValue> links(Exchange exchange) {
    Optional<LinkValue> payment = exchange.payment().flatMap(raw -> payments.of(raw, this::keep));
    Optional<LinkValue> contact = exchange.contact().flatMap(raw -> contacts.of(raw, this::keep));
    if (exchange.payment().isPresent() && payment.isEmpty()) {
      withheld.add(Withheld.UNUSABLE_PAYMENT, 1);
    }
    if (exchange.contact().isPresent() && contact.isEmpty()) {
      withheld.add(Withheld.UNUSABLE_CONTACT, 1);
    }
    if (payment.isPresent() && contact.isPresent()) {
      return Set.of(payment.get(), contact.get());
    }
    return payment.or(() -> contact).map(Set::of).orElse(Set.of());
  }

  private LinkValue keep(CanonicalValue value) {
    LinkValue link = new LinkValue(value.tokenClass().wireName(), digests.of(value));
    values.putIfAbsent(link, value);
    return link;
  }

  CanonicalValue of(LinkValue link) {
    CanonicalValue value = values.get(link);
    if (value == null) {
      throw new IllegalArgumentException("a link value of this observation");
    }
    return value;
  }
}
