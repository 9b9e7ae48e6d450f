package org.stillwatch.wire.enrolment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * What a lab claims when it enrols. Sealed twice, by its batch key and by its client key: each seal
 * proves possession. The encryption key is proved by the lab reading the hub's encrypted answer.
 *
 * @param codeDigest binds the claim to one ticket
 * @param batchKey Ed25519 or ES256
 * @param clientKey ES256
 * @param encryptionKey public EC P-256 key (RFC 7517), for ECDH-ES
 */
public record EnrolmentClaim(
    UUID hubId,
    Digest codeDigest,
    VerifyingKey batchKey,
    VerifyingKey clientKey,
    ECKey encryptionKey) {
  private static final String FORMAT = "stillwatch-enrolment/1";
  private static final Limits LIMITS = new Limits(8_192, 4);

  /** Three keys for three purposes. */
  public EnrolmentClaim {
    if (batchKey.id().equals(clientKey.id())
        || batchKey.id().toString().equals(thumbprint(encryptionKey))
        || clientKey.id().toString().equals(thumbprint(encryptionKey))) {
      throw new IllegalArgumentException("three different keys");
    }
    if (!Curve.P_256.equals(encryptionKey.getCurve()) || encryptionKey.isPrivate()) {
      throw new IllegalArgumentException("a public encryption key on P-256");
    }
  }

  /** The bytes that both seals are over. */
  public byte[] toCanonical() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT)
        .put("hub_id", hubId.toString())
        .put("code_digest", codeDigest.base64Url())
        .put("batch_key", batchKey.toJwk())
        .put("client_key", clientKey.toJwk())
        .put("encryption_key", encryptionKey.toPublicJWK().toJSONString());
    return CanonicalJson.write(json);
  }

  /**
   * Reads a claim.
   *
   * @throws IllegalArgumentException if it is none, or a key is not of an allowed type
   */
  public static EnrolmentClaim parse(byte[] canonical) {
    JsonNode json = CanonicalJson.readExact(canonical, LIMITS);
    Members members =
        Members.of(
            json,
            Set.of("format", "hub_id", "code_digest", "batch_key", "client_key", "encryption_key"),
            Set.of());
    members.constant("format", FORMAT);
    return new EnrolmentClaim(
        members.text("hub_id", UUID::fromString),
        members.text("code_digest", Digest::parse),
        members.text("batch_key", VerifyingKey::fromJwk),
        members.text("client_key", VerifyingKey::fromJwk),
        members.text("encryption_key", EnrolmentClaim::encryptionKey));
  }

  /** The RFC 7638 thumbprint under which the encryption key is registered. */
  public String encryptionKeyId() {
    return thumbprint(encryptionKey);
  }

  private static ECKey encryptionKey(String jwk) {
    try {
      return ECKey.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalArgumentException("a public encryption key on P-256", e);
    }
  }

  private static String thumbprint(ECKey key) {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a key with a thumbprint", e);
    }
  }
}
