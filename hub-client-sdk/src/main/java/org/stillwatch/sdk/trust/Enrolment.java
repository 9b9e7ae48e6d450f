package org.stillwatch.sdk.trust;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.transport.HubAddress;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.enrolment.EnrolmentClaim;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.log.WitnessPolicy;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;

/**
 * A lab's first use: from the operator's ticket to keys that only the lab has, and a configuration.
 * The keys stay if the hub cannot be reached, so that the same claim can be made again.
 */
public final class Enrolment {
  private static final String FORMAT = "stillwatch-enrolment/1";
  private static final Limits ANSWER = new Limits(8_192, 2);

  private final InstantSource clock;
  private final SecureRandom random;

  public Enrolment(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes the keys beside the file, registers their public halves, and writes the file.
   *
   * @param file must not be there yet
   * @throws IOException if a file is in the way or cannot be written
   */
  public LabConfig enrol(Path file, Ticket ticket) throws IOException {
    if (Files.exists(file)) {
      throw new IOException(file + " is there already: this lab is enrolled; name another file");
    }
    if (!clock.instant().isBefore(ticket.expires())) {
      throw new IOException("the ticket is over: ask the hub's operator for another");
    }
    HubAddress address = HubAddress.parse(ticket.hub().toString());
    LabKeys keys = LabKeys.makeIn(LabConfig.folder(file).in("keys"), random);
    HubConnection hub = HubConnection.anonymous(address, Timeouts.USUAL);
    String sealed =
        hub.postOpen("/enrolment", "application/json", claim(ticket, keys)).text("sealed");
    LabConfig config =
        new LabConfig(
            root(ticket, address, opened(sealed, keys)),
            LabConfig.USUAL_STREAM,
            LabSettings.USUAL,
            List.of(),
            WitnessPolicy.NONE);
    config.write(file);
    return config;
  }

  private static byte[] claim(Ticket ticket, LabKeys keys) {
    byte[] claim =
        new EnrolmentClaim(
                ticket.hubId(),
                ticket.codeDigest(),
                keys.batchKey().publicKey(),
                keys.clientKey().publicKey(),
                keys.encryptionKey().toPublicJWK())
            .toCanonical();
    return CanonicalJson.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("code", ticket.code().base64Url())
            .put("batch_seal", Seal.seal(SealType.ENROLMENT, claim, keys.batchKey()))
            .put("client_seal", Seal.seal(SealType.ENROLMENT, claim, keys.clientKey())));
  }

  private static Members opened(String sealed, LabKeys keys) {
    try {
      JWEObject jwe = JWEObject.parse(sealed);
      if (!JWEAlgorithm.ECDH_ES.equals(jwe.getHeader().getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(jwe.getHeader().getEncryptionMethod())) {
        throw new Untrusted("expected an answer encrypted with ECDH-ES and A256GCM");
      }
      jwe.decrypt(new ECDHDecrypter(keys.encryptionKey()));
      return Members.of(
          StrictJson.read(jwe.getPayload().toBytes(), ANSWER),
          Set.of("format", "lab", "hub_id", "matching_domain"),
          Set.of());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new Untrusted(
          "expected the hub's answer, encrypted to this lab's key: ask the operator for a new"
              + " ticket",
          e);
    }
  }

  private static TrustRoot root(Ticket ticket, HubAddress address, Members answer) {
    answer.constant("format", FORMAT);
    HubId hub = answer.text("hub_id", HubId::parse);
    if (!hub.value().equals(ticket.hubId())) {
      throw new Untrusted("expected the hub of the ticket to answer: check the ticket's origin");
    }
    return new TrustRoot(
        hub,
        address,
        ticket.hubKey(),
        answer.text("lab", LabId::parse),
        answer.text("matching_domain", MatchingDomain::new));
  }
}
