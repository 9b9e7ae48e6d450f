package org.stillwatch.sdk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.watch.WatchDigest;
import org.stillwatch.sdk.watch.WatchedValues;
import org.stillwatch.wire.canonical.Bytes;

/**
 * The payment and contact values of one observation, in memory until its reports are made and no
 * longer: the clusters know their digests only. Not thread-safe.
 */
final class ClearValues {
  private final LocalDigest digests;
  private final WithheldCounts withheld;
  private final Map<LinkValue, CanonicalValue> values = new HashMap<>();

  ClearValues(LocalDigest digests, WithheldCounts withheld) {
    this.digests = digests;
    this.withheld = withheld;
  }

  /** The digests by which the exchange's account may be linked to others. */
  Set<LinkValue> links(Exchange exchange) {
    Set<LinkValue> links = new HashSet<>();
    exchange
        .payment()
        .ifPresent(raw -> link(CanonicalValue.payment(raw), links, Withheld.UNUSABLE_PAYMENT));
    exchange
        .contact()
        .ifPresent(raw -> link(CanonicalValue.contact(raw), links, Withheld.UNUSABLE_CONTACT));
    return links;
  }

  private void link(Optional<CanonicalValue> value, Set<LinkValue> links, Withheld otherwise) {
    if (value.isEmpty()) {
      withheld.add(otherwise, 1);
      return;
    }
    LinkValue link = new LinkValue(value.get().tokenClass().wireName(), digests.of(value.get()));
    values.putIfAbsent(link, value.get());
    links.add(link);
  }

  /** The digests of these values for the watch. */
  Bytes watched(Set<LinkValue> links, WatchDigest digest) {
    return WatchedValues.of(links.stream().map(link -> digest.of(of(link))).toList());
  }

  CanonicalValue of(LinkValue link) {
    CanonicalValue value = values.get(link);
    if (value == null) {
      throw new IllegalArgumentException("a link value of this observation");
    }
    return value;
  }
}
