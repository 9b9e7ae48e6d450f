package org.stillwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.enrolment.EnrolmentClaim;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.KeyId;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.VerifyingKey;

/** Tickets and claims: a ticket works for one set of keys. Used under the hub's lock. */
final class FakeEnrolment {
  /** Who takes the keys of a new lab. */
  interface Register {
    void register(LabId lab, VerifyingKey batchKey, ECKey clientKey);
  }

  private record Enrolled(LabId lab, KeyId batchKey) {}

  private final HubId hub;
  private final SecureRandom random;
  private final Register register;
  private final Set<Digest> tickets = new HashSet<>();
  private final Map<Digest, Enrolled> used = new HashMap<>();

  FakeEnrolment(HubId hub, SecureRandom random, Register register) {
    this.hub = hub;
    this.random = random;
    this.register = register;
  }

  /** The code of a new ticket. */
  Bytes code() {
    byte[] code = new byte[32];
    random.nextBytes(code);
    tickets.add(Digest.of(Bytes.of(code)));
    return Bytes.of(code);
  }

  /** The answer to a claim. */
  ObjectNode enrolled(JsonNode request, String domain, LabId fresh) {
    try {
      EnrolmentClaim claim = claim(request);
      Enrolled enrolled =
          used.computeIfAbsent(
              claim.codeDigest(), code -> new Enrolled(fresh, claim.batchKey().id()));
      if (!enrolled.batchKey().equals(claim.batchKey().id())) {
        throw refused("a ticket that was not used with other keys");
      }
      register.register(enrolled.lab(), claim.batchKey(), ECKey.parse(claim.clientKey().toJwk()));
      return answer(claim, domain, enrolled.lab());
    } catch (ParseException | JOSEException | SealBroken e) {
      FakeRefusal refusal = refused("a claim by the keys that it names");
      refusal.addSuppressed(e);
      throw refusal;
    }
  }

  private EnrolmentClaim claim(JsonNode request) {
    String[] parts = request.path("batch_seal").asText().split("\\.", -1);
    if (parts.length != 3) {
      throw refused("a sealed claim");
    }
    Bytes payload = Bytes.fromBase64Url(parts[1]);
    EnrolmentClaim claim = EnrolmentClaim.parse(payload.toByteArray());
    Digest code = Digest.of(Bytes.fromBase64Url(request.path("code").asText()));
    if (!opens(claim.batchKey(), request.path("batch_seal"), payload)
        || !opens(claim.clientKey(), request.path("client_seal"), payload)
        || !claim.codeDigest().equals(code)
        || !tickets.contains(code)) {
      throw refused("a claim that holds, with the code of a ticket");
    }
    return claim;
  }

  private static boolean opens(VerifyingKey key, JsonNode seal, Bytes payload) {
    return key.open(SealType.ENROLMENT, seal.asText()).payload().equals(payload);
  }

  private ObjectNode answer(EnrolmentClaim claim, String domain, LabId lab) throws JOSEException {
    ObjectNode plain =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", "stillwatch-enrolment/1")
            .put("lab", lab.toString())
            .put("hub_id", hub.toString())
            .put("matching_domain", domain);
    JWEObject jwe =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM),
            new Payload(plain.toString()));
    jwe.encrypt(new ECDHEncrypter(claim.encryptionKey()));
    return JsonNodeFactory.instance.objectNode().put("sealed", jwe.serialize());
  }

  private static FakeRefusal refused(String expected) {
    return FakeRefusal.of(ProblemType.TICKET_REFUSED, 403, expected);
  }
}
