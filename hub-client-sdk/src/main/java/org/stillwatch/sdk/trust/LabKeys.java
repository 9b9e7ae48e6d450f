package org.stillwatch.sdk.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/**
 * The private keys of a lab, each for one purpose, made at the lab and never sent. One file each,
 * readable by their owner only.
 *
 * @param batchKey Ed25519, seals batches
 * @param clientKey ES256, authenticates the machine
 * @param encryptionKey EC P-256, opens what the hub encrypts for the lab
 * @param storeKey 32 bytes, encrypts the lab's private store
 */
public record LabKeys(
    SoftwareSigningKey batchKey,
    SoftwareSigningKey clientKey,
    ECKey encryptionKey,
    Bytes storeKey) {
  private static final String BATCH = "batch-key.jwk";
  private static final String CLIENT = "client-key.jwk";
  private static final String ENCRYPTION = "encryption-key.jwk";
  private static final String STORE = "store-key";
  private static final int STORE_KEY_SIZE = 32;

  /** The keys in the folder, those made that are missing. */
  public static LabKeys makeIn(PrivateFolder folder, SecureRandom random) throws IOException {
    if (!folder.has(BATCH)) {
      write(folder, BATCH, SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, random));
    }
    if (!folder.has(CLIENT)) {
      write(folder, CLIENT, SoftwareSigningKey.generate(SignatureAlgorithm.ES256, random));
    }
    if (!folder.has(ENCRYPTION)) {
      folder.write(
          ENCRYPTION, encryptionKey(random).toJSONString().getBytes(StandardCharsets.UTF_8));
    }
    if (!folder.has(STORE)) {
      byte[] secret = new byte[STORE_KEY_SIZE];
      random.nextBytes(secret);
      folder.write(STORE, Bytes.of(secret).base64Url().getBytes(StandardCharsets.UTF_8));
    }
    return load(folder);
  }

  /**
   * Reads the keys.
   *
   * @throws IOException if one is missing or damaged, or others may read it
   */
  public static LabKeys load(PrivateFolder folder) throws IOException {
    try {
      Bytes store = Bytes.fromBase64Url(text(folder, STORE));
      if (store.size() != STORE_KEY_SIZE) {
        throw new IOException("the store key in " + folder + " is damaged: expected 32 bytes");
      }
      return new LabKeys(
          SoftwareSigningKey.fromPrivateJwk(text(folder, BATCH)),
          SoftwareSigningKey.fromPrivateJwk(text(folder, CLIENT)),
          ECKey.parse(text(folder, ENCRYPTION)),
          store);
    } catch (ParseException | IllegalArgumentException _secret) {
      // The cause is left out on purpose: parsers may repeat what they read.
      throw new IOException(
          "a key in " + folder + " is damaged: restore it from a backup, or enrol again");
    }
  }

  /** The client key as Nimbus wants it. */
  public ECKey clientJwk() {
    try {
      return ECKey.parse(clientKey.exportPrivateJwk());
    } catch (ParseException e) {
      throw new IllegalStateException("a private JWK that was written here does not parse", e);
    }
  }

  /** A key of 32 bytes for one local purpose, derived from the store key by HMAC-SHA-256. */
  public Bytes derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(storeKey.toByteArray(), "HmacSHA256"));
      return Bytes.of(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static ECKey encryptionKey(SecureRandom random) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .secureRandom(random)
          .keyUse(KeyUse.ENCRYPTION)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java platform cannot make keys on P-256", e);
    }
  }

  private static void write(PrivateFolder folder, String name, SoftwareSigningKey key)
      throws IOException {
    folder.write(name, key.exportPrivateJwk().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(PrivateFolder folder, String name) throws IOException {
    Optional<byte[]> content = folder.read(name);
    return new String(
        content.orElseThrow(
            () -> new IOException(folder + " lacks " + name + ": restore it, or enrol again")),
        StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "LabKeys[" + batchKey.publicKey().id() + "]";
  }
}
