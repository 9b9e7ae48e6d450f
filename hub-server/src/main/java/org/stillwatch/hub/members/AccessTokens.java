package org.stillwatch.hub.members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealType;

/**
 * Access tokens (RFC 9068), signed by the hub, for five minutes, bound to the key of the caller's
 * DPoP proofs (RFC 9449 section 6.1). Any node can verify them. Thread-safe.
 */
@Singleton
public final class AccessTokens {
  /** How long a token is good. */
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final Limits LIMITS = new Limits(2_048, 3);

  private final HubIdentity hub;

  /** Tokens of that hub. */
  @Inject
  public AccessTokens(HubIdentity hub) {
    this.hub = hub;
  }

  /**
   * What a good token says.
   *
   * @param thumbprint of the key that DPoP proofs must be made with
   */
  record Grant(MemberId lab, String thumbprint) {}

  String issue(MemberId lab, String thumbprint, Instant now) {
    var claims = JsonNodeFactory.instance.objectNode();
    claims
        .put("iss", hub.address().toString())
        .put("aud", hub.id().toString())
        .put("sub", lab.toString())
        .put("client_id", lab.toString())
        .put("iat", now.getEpochSecond())
        .put("exp", now.plus(LIFE).getEpochSecond());
    claims.putObject("cnf").put("jkt", thumbprint);
    return Seal.seal(SealType.ACCESS_TOKEN, CanonicalJson.write(claims), hub.key());
  }

  /** What the token says, or empty if it is not ours or over. */
  Optional<Grant> read(String token, Instant now) {
    try {
      byte[] payload =
          hub.key().publicKey().open(SealType.ACCESS_TOKEN, token).payload().toByteArray();
      JsonNode json = CanonicalJson.readExact(payload, LIMITS);
      Members claims =
          Members.of(json, Set.of("iss", "aud", "sub", "client_id", "iat", "exp", "cnf"), Set.of());
      boolean ours =
          claims.text("aud").equals(hub.id().toString())
              && now.getEpochSecond() < claims.integer("exp", 0, StrictJson.MAX_INTEGER);
      return MemberId.parse(claims.text("sub"))
          .filter(lab -> ours)
          .map(lab -> new Grant(lab, json.path("cnf").path("jkt").asText()));
    } catch (SealBroken | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
