package org.stillwatch.hub.members;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.enrolment.EnrolmentClaim;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * Where a lab with a ticket registers the keys that it made. It proves possession of the signing
 * keys by their seals, and of the encryption key by reading the answer. The hub never sees a
 * private key.
 */
@Singleton
@Path("/enrolment")
@OpenTo(Role.ANYONE)
public class EnrolmentResource {
  private final Members members;
  private final HubIdentity hub;
  private final Transactions transactions;
  private final Durability durability;
  private final InstantSource clock;
  private final Domain domain;

  /** The matching domain of the policy in force; comes in from a higher room. */
  @FunctionalInterface
  public interface Domain {
    /** Its name. */
    String name();
  }

  /** The resource over those members. */
  @Inject
  public EnrolmentResource(
      Members members,
      HubIdentity hub,
      Transactions transactions,
      Durability durability,
      InstantSource clock,
      Domain domain) {
    this.members = members;
    this.hub = hub;
    this.transactions = transactions;
    this.durability = durability;
    this.clock = clock;
    this.domain = domain;
  }

  /** Registers the keys of a claim and uses the ticket up. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response enrol(InputStream body) throws IOException {
    JsonBody json = JsonBody.read(body, Set.of("code", "batch_seal", "client_seal"));
    Digest code = parsed("code", json.text("code"), text -> Digest.of(Bytes.fromBase64Url(text)));
    EnrolmentClaim claim = claim(json.text("batch_seal"), json.text("client_seal"));
    if (!claim.codeDigest().equals(code) || !claim.hubId().equals(hub.id().value())) {
      throw JsonBody.malformed(
          "/batch_seal", "a claim for this hub and this code", new SecurityException());
    }
    Instant now = clock.instant();
    MemberId lab = transactions.run(() -> register(claim, code, now));
    durability.settle();
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("sealed", encrypted(lab, claim));
    return Response.status(201)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(answer.toString())
        .build();
  }

  private MemberId register(EnrolmentClaim claim, Digest code, Instant now) {
    MemberId lab = members.useTicket(code, now);
    register(lab, KeyPurpose.BATCH, claim.batchKey(), now);
    register(lab, KeyPurpose.CLIENT, claim.clientKey(), now);
    members.register(
        lab,
        KeyPurpose.ENCRYPTION,
        claim.encryptionKeyId(),
        claim.encryptionKey().toJSONString(),
        now);
    return lab;
  }

  private void register(MemberId lab, KeyPurpose purpose, VerifyingKey key, Instant now) {
    members.register(lab, purpose, key.id().toString(), key.toJwk(), now);
  }

  /** Both seals must be over the same claim, each by the key that the claim names. */
  private static EnrolmentClaim claim(String batchSeal, String clientSeal) {
    EnrolmentClaim claim = parsed("batch_seal", batchSeal, EnrolmentResource::unverified);
    try {
      Bytes byBatch = claim.batchKey().open(SealType.ENROLMENT, batchSeal).payload();
      Bytes byClient = claim.clientKey().open(SealType.ENROLMENT, clientSeal).payload();
      if (claim.clientKey().algorithm() != SignatureAlgorithm.ES256 || !byBatch.equals(byClient)) {
        throw JsonBody.malformed(
            "/client_seal", "the same claim, by an ES256 client key", new SecurityException());
      }
      return claim;
    } catch (SealBroken e) {
      throw JsonBody.malformed("/batch_seal", "seals by the keys of the claim", e);
    }
  }

  /** The claim names the keys with which it is then verified. */
  private static EnrolmentClaim unverified(String seal) {
    Seal.keyOf(seal);
    String payload = seal.substring(seal.indexOf('.') + 1, seal.lastIndexOf('.'));
    return EnrolmentClaim.parse(Bytes.fromBase64Url(payload).toByteArray());
  }

  private static <T> T parsed(String field, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException | SealBroken e) {
      throw JsonBody.malformed("/" + field, "what the client SDK sends", e);
    }
  }

  private String encrypted(MemberId lab, EnrolmentClaim claim) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("format", "stillwatch-enrolment/1")
        .put("lab", lab.toString())
        .put("hub_id", hub.id().toString())
        .put("matching_domain", domain.name());
    JWEObject sealed =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM),
            new Payload(answer.toString()));
    try {
      sealed.encrypt(new ECDHEncrypter(claim.encryptionKey()));
    } catch (JOSEException e) {
      throw JsonBody.malformed("/batch_seal", "a usable encryption key", e);
    }
    return sealed.serialize();
  }
}
