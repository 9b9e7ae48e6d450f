package org.stillwatch.hub.liaisons;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.stillwatch.hub.members.Caller;
import org.stillwatch.hub.members.LiaisonDoor;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * Knows liaisons by name and secret (Basic) or by the secret alone (Bearer). The secret has 256
 * random bits and the hub its digest only, so it is looked up by that.
 */
@Singleton
public final class LiaisonCredentials implements LiaisonDoor {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  private final Liaisons liaisons;
  private final Transactions transactions;
  private final InstantSource clock;

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

  private Optional<Liaison> active(String secret) {
    Instant now = clock.instant();
    Digest digest = Digest.of(Bytes.utf8(secret));
    return transactions
        .run(() -> liaisons.withSecret(digest))
        .filter(liaison -> liaison.state(now) == Liaison.State.ACTIVE);
  }
}
