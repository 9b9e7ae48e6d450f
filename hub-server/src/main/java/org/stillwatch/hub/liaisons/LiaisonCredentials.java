package org.stillwatch.hub.liaisons;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.hub.members.LiaisonDoor;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * Knows liaisons by name and secret (Basic) or by the secret alone (Bearer). The secret has 256
 * random bits and the hub its digest only, so it is looked up by that. Who was found is remembered
 * for a second, since many ask often; a revocation ends that at once on its node, and within the
 * second on others.
 */
@Singleton
public final class LiaisonCredentials implements LiaisonDoor {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";
  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final Liaisons liaisons;
  private final Transactions transactions;
  private final InstantSource clock;
  private final AtomicLong generation = new AtomicLong();
  private final Map<Digest, Found> known = new ConcurrentHashMap<>();

  private record Found(Liaison liaison, Instant at) {}

  /** Credentials of those liaisons. */
  @Inject
  public LiaisonCredentials(Liaisons liaisons, Transactions transactions, InstantSource clock) {
    this.liaisons = liaisons;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Caller.Liaison> open(String authorization) {
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return active(authorization.substring(BEARER.length()).strip()).map(Liaison::caller);
    }
    if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return basic(authorization.substring(BASIC.length()).strip());
    }
    return Optional.empty();
  }

  private Optional<Caller.Liaison> basic(String encoded) {
    String both;
    try {
      both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    int cut = both.indexOf(':');
    return cut < 0
        ? Optional.empty()
        : active(both.substring(cut + 1))
            .filter(liaison -> liaison.name().equals(both.substring(0, cut)))
            .map(Liaison::caller);
  }

  /** Looks everybody up again. */
  void forget() {
    generation.incrementAndGet();
    known.clear();
  }

  private Optional<Liaison> active(String secret) {
    Instant now = clock.instant();
    Digest digest = Digest.of(Bytes.utf8(secret));
    Found found = known.get(digest);
    Optional<Liaison> liaison =
        found != null && now.isBefore(found.at().plus(REMEMBERED))
            ? Optional.of(found.liaison())
            : lookedUp(digest, now);
    return liaison.filter(one -> one.state(now) == Liaison.State.ACTIVE);
  }

  private Optional<Liaison> lookedUp(Digest digest, Instant now) {
    long begun = generation.get();
    Optional<Liaison> liaison = transactions.run(() -> liaisons.withSecret(digest));
    if (known.size() >= MOST) {
      known.clear();
    }
    liaison.ifPresent(one -> known.put(digest, new Found(one, now)));
    if (generation.get() != begun) {
      known.remove(digest); // it may have been revoked while it was looked up
    }
    return liaison;
  }
}
