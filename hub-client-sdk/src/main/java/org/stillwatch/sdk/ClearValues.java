package org.stillwatch.sdk;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.watch.WatchDigest;
import org.stillwatch.sdk.watch.WatchedValues;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * The payment, contact and network values of one observation, in memory until its reports are made
 * and no longer: the clusters know their digests only. Not thread-safe.
 */
final class ClearValues {
  private final LocalDigest digests;
  private final WithheldCounts withheld;
  private final Instant freshSince;
  private final OwnList own;
  private final Map<LinkValue, CanonicalValue> values = new HashMap<>();
  private final RecentLinks payments = new RecentLinks(CanonicalValue::payment);
  private final RecentLinks contacts = new RecentLinks(CanonicalValue::contact);
  private final RecentLinks networks = new RecentLinks(CanonicalValue::network);
  private final RecentLinks canaries = new RecentLinks(CanonicalValue::canary);

  /**
   * @param own what the lab never reports links no accounts either
   * @param freshSince addresses of exchanges before this moment are stale: others have them now
   */
  ClearValues(LocalDigest digests, OwnList own, WithheldCounts withheld, Instant freshSince) {
    this.freshSince = freshSince;
    this.digests = digests;
    this.own = own;
    this.withheld = withheld;
  }

  /** The digests by which the exchange's account may be linked to others. */
  Set<LinkValue> links(Exchange exchange) {
    Set<LinkValue> links = new HashSet<>();
    exchange.payment().ifPresent(raw -> link(payments, raw, links, Withheld.UNUSABLE_PAYMENT));
    exchange.contact().ifPresent(raw -> link(contacts, raw, links, Withheld.UNUSABLE_CONTACT));
    if (exchange.at().filter(at -> at.isBefore(freshSince)).isEmpty()) {
      exchange.ip().ifPresent(raw -> link(networks, raw, links, Withheld.UNUSABLE_NETWORK));
    }
    CanonicalValue.canary(exchange.prompt()).map(this::keep).ifPresent(links::add);
    exchange.canary().ifPresent(raw -> link(canaries, raw, links, Withheld.UNUSABLE_CANARY));
    return links;
  }

  private void link(RecentLinks recent, String raw, Set<LinkValue> links, Withheld otherwise) {
    Optional<LinkValue> link = recent.of(raw, this::keep);
    if (link.isEmpty()) {
      withheld.add(otherwise, 1);
    } else if (own.value(link.get()).filter(Effect.BLOCK::equals).isPresent()) {
      withheld.add(Withheld.OWN_VALUE, 1);
    } else {
      links.add(link.get());
    }
  }

  private LinkValue keep(CanonicalValue value) {
    LinkValue link = link(value);
    values.putIfAbsent(link, value);
    return link;
  }

  /** Takes a value that another machine of the lab read. */
  void put(LinkValue link, CanonicalValue value) {
    values.putIfAbsent(link, value);
  }

  /** Shows all values, with their links. */
  void forEach(BiConsumer<LinkValue, CanonicalValue> taker) {
    values.forEach(taker);
  }

  /** The digest of a value under this observation's key. */
  LinkValue link(CanonicalValue value) {
    return link(value, digests);
  }

  /** The digest of a value that stays in the lab. */
  static LinkValue link(CanonicalValue value, LocalDigest digests) {
    return new LinkValue(value.tokenClass().wireName(), digests.of(value));
  }

  /** The digests of these values for the watch; addresses change hands too soon for it. */
  Bytes watched(Set<LinkValue> links, WatchDigest digest) {
    return WatchedValues.of(
        links.stream()
            .map(this::of)
            .filter(value -> value.tokenClass() != TokenClass.NETWORK)
            .map(digest::of)
            .toList());
  }

  CanonicalValue of(LinkValue link) {
    CanonicalValue value = values.get(link);
    if (value == null) {
      throw new IllegalArgumentException("a link value of this observation");
    }
    return value;
  }
}
