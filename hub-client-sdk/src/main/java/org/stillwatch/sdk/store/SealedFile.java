package org.stillwatch.sdk.store;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import org.stillwatch.wire.canonical.Bytes;

/** Encryption at rest: JWE, dir with A256GCM, bound to the name of the file. Thread-safe. */
final class SealedFile {
  private final Bytes key;
  private final SecureRandom random;

  SealedFile(Bytes key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  byte[] sealed(String name, byte[] plain) {
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).contentType(name).build();
    JWEObject jwe = new JWEObject(header, new Payload(plain));
    try {
      DirectEncrypter encrypter = new DirectEncrypter(key.toByteArray());
      encrypter.getJCAContext().setSecureRandom(random);
      jwe.encrypt(encrypter);
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java platform cannot encrypt with A256GCM", e);
    }
    return jwe.serialize().getBytes(StandardCharsets.US_ASCII);
  }

  byte[] opened(String name, byte[] sealed) throws IOException {
    try {
      JWEObject jwe = JWEObject.parse(new String(sealed, StandardCharsets.US_ASCII));
      if (!JWEAlgorithm.DIR.equals(jwe.getHeader().getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(jwe.getHeader().getEncryptionMethod())
          || !name.equals(jwe.getHeader().getContentType())) {
        throw new IOException(name + " of the private store is not what was written: restore it");
      }
      jwe.decrypt(new DirectDecrypter(key.toByteArray()));
      return jwe.getPayload().toBytes();
    } catch (ParseException | JOSEException e) {
      throw new IOException(
          name + " of the private store was changed, or the store key is another: restore it", e);
    }
  }
}
