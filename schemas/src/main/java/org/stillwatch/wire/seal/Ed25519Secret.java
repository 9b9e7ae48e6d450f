package org.stillwatch.wire.seal;

import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.stillwatch.wire.canonical.Bytes;

/** The private half of an Ed25519 key: the seed of RFC 8032 section 5.1.5. */
record Ed25519Secret(Bytes secret, Ed25519Half publicHalf)
    implements SoftwareSigningKey.PrivateHalf {
  static Ed25519Secret generate(SecureRandom random) {
    var seed = new byte[Ed25519.SECRET_KEY_SIZE];
    Ed25519.generatePrivateKey(random, seed);
    return of(Bytes.of(seed));
  }

  static Ed25519Secret of(Bytes seed) {
    var encoded = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed.toByteArray(), 0, encoded, 0);
    return new Ed25519Secret(seed, Ed25519Half.of(Bytes.of(encoded)));
  }

  @Override
  public byte[] sign(byte[] signingInput) {
    var signature = new byte[Ed25519.SIGNATURE_SIZE];
    var point = publicHalf.encoded().toByteArray();
    Ed25519.sign(
        secret.toByteArray(), 0, point, 0, signingInput, 0, signingInput.length, signature, 0);
    return signature;
  }

  @Override
  public String toString() {
    return "Ed25519Secret[hidden]";
  }
}
