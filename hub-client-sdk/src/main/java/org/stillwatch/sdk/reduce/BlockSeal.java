package org.stillwatch.sdk.reduce;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is written to temporary files with AES-256-GCM under a key that exists in this object
 * only. Thread-safe.
 */
final class BlockSeal {
  private static final int TAG_BITS = 128;

  private final SecretKey key;

  BlockSeal(SecureRandom random) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "AES");
  }

  /**
   * Seals a block.
   *
   * @param number of the block; no two blocks of one seal may have the same
   */
  byte[] seal(int number, byte[] plain) throws IOException {
    return crypt(Cipher.ENCRYPT_MODE, number, plain);
  }

  /**
   * Opens a block.
   *
   * @throws IOException if it is not the one that was sealed under this number
   */
  byte[] open(int number, byte[] sealed) throws IOException {
    return crypt(Cipher.DECRYPT_MODE, number, sealed);
  }

  private byte[] crypt(int mode, int number, byte[] bytes) throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = ByteBuffer.allocate(12).putInt(8, number).array();
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException changed) {
      throw new IOException("a temporary file was changed: run the reduction again", changed);
    }
  }
}
