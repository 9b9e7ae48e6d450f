package org.stillwatch.wire.seal;

import java.nio.charset.StandardCharsets;
import org.stillwatch.wire.canonical.Bytes;

/** Makes seals, and looks at who claims to have made one. Stateless. */
public final class Seal {
  private Seal() {}

  /**
   * Signs canonical bytes.
   *
   * @return a compact JWS with the header {@code {"alg","kid","typ"}}
   */
  public static String seal(SealType type, byte[] canonicalPayload, SigningKey key) {
    var signer = key.publicKey();
    var header = new SealHeader(signer.algorithm().jwsName(), signer.id(), type);
    var signed =
        Bytes.of(header.toBytes()).base64Url() + "." + Bytes.of(canonicalPayload).base64Url();
    if (signed.length() > CompactJws.MAX_CHARACTERS - 100) {
      throw new IllegalArgumentException("the payload is too long for a seal");
    }
    var signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    if (signature.length != SignatureAlgorithm.SIGNATURE_SIZE) {
      throw new IllegalStateException("the signing key gave no signature of 64 bytes");
    }
    return signed + "." + Bytes.of(signature).base64Url();
  }

  /**
   * The key that claims to have made a seal. Nothing is verified: use it only to look up the key to
   * open it with.
   *
   * @throws SealBroken if the form is wrong
   */
  public static KeyId keyOf(String compact) {
    return SealHeader.read(CompactJws.read(compact).header()).key();
  }
}
