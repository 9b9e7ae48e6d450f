package org.stillwatch.hub.members;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/** Client assertions (RFC 7523 section 3), checked against the client keys that labs registered. */
@Singleton
public final class ClientAssertions {
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(6);

  private final Members members;
  private final UsedProofs used;
  private final Transactions transactions;
  private final InstantSource clock;
  private final ClientAuthenticationVerifier<Void> verifier;

  /** Assertions for that hub. */
  @Inject
  public ClientAssertions(
      HubIdentity hub,
      Members members,
      UsedProofs used,
      Transactions transactions,
      InstantSource clock) {
    this.members = members;
    this.used = used;
    this.transactions = transactions;
    this.clock = clock;
    this.verifier =
        new ClientAuthenticationVerifier<>(
            new RegisteredKeys(),
            Set.of(new Audience(hub.at(TokenResource.PATH)), new Audience(hub.address())),
            JWTAudienceCheck.LEGACY);
  }

  /** The lab whose assertion this is; it is used up. */
  MemberId verify(PrivateKeyJWT assertion) throws InvalidClientException, JOSEException {
    verifier.verify(assertion, Set.of(), new Context<>());
    MemberId lab =
        MemberId.parse(assertion.getClientID().getValue())
            .orElseThrow(() -> InvalidClientException.BAD_ID);
    JWTID id = assertion.getJWTAuthenticationClaimsSet().getJWTID();
    Instant expires = assertion.getJWTAuthenticationClaimsSet().getExpirationTime().toInstant();
    if (id == null || expires.isAfter(clock.instant().plus(LONGEST_LIFE))) {
      throw new InvalidClientException("an assertion with a jti, for six minutes at most");
    }
    if (!used.useOnce(
        Digest.of(Bytes.utf8("assertion " + lab + " " + id)), expires.plus(CLOCK_SKEW))) {
      throw new InvalidClientException("an assertion that was not used before");
    }
    return lab;
  }

  /** Whether that is the thumbprint of a client key of the lab, in force. */
  boolean isClientKey(MemberId lab, String thumbprint) {
    return transactions.run(() ->
        members.keys(lab, KeyPurpose.CLIENT).stream()
            .anyMatch(key -> key.keyId().equals(thumbprint)));
  }

  private final class RegisteredKeys implements ClientCredentialsSelector<Void> {
    @Override
    public List<Secret> selectClientSecrets(
        ClientID client, ClientAuthenticationMethod method, Context<Void> context)
        throws InvalidClientException {
      throw InvalidClientException.NOT_REGISTERED_FOR_AUTH_METHOD;
    }

    @Override
    public List<? extends PublicKey> selectPublicKeys(
        ClientID client,
        ClientAuthenticationMethod method,
        JWSHeader header,
        boolean refresh,
        Context<Void> context)
        throws InvalidClientException {
      MemberId lab =
          MemberId.parse(client.getValue()).orElseThrow(() -> InvalidClientException.BAD_ID);
      List<RegisteredKey> registered =
          transactions.run(() ->
              members.find(lab).filter(Member::active).isPresent()
                  ? members.keys(lab, KeyPurpose.CLIENT)
                  : List.of());
      List<PublicKey> keys = new ArrayList<>();
      for (RegisteredKey key : registered) {
        try {
          keys.add(ECKey.parse(key.jwk()).toPublicKey());
        } catch (ParseException | JOSEException e) {
          throw new IllegalStateException("a registered client key does not parse", e);
        }
      }
      return keys;
    }
  }
}
