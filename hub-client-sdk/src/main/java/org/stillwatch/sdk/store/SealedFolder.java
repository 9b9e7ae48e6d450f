package org.stillwatch.sdk.store;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;

/**
 * A folder whose files are encrypted, each bound to its name. What a call changed is durable when
 * it returns. Thread-safe for different names.
 */
public final class SealedFolder {
  private final PrivateFolder folder;
  private final SealedFile sealing;

  /**
   * The files of that folder.
   *
   * @param key 32 bytes
   * @param random for nonces
   */
  public SealedFolder(PrivateFolder folder, Bytes key, SecureRandom random) {
    this.folder = folder;
    this.sealing = new SealedFile(key, random);
  }

  public void write(String name, byte[] plain) throws IOException {
    folder.write(name, sealing.sealed(name, plain));
  }

  /**
   * Reads a file.
   *
   * @return empty if there is none
   * @throws IOException if it was changed, or sealed under another key
   */
  public Optional<byte[]> read(String name) throws IOException {
    Optional<byte[]> sealed = folder.read(name);
    return sealed.isEmpty() ? sealed : Optional.of(sealing.opened(name, sealed.get()));
  }

  /** Deletes a file if it is there. */
  public void delete(String name) throws IOException {
    folder.delete(name);
  }

  /** The names of the whole files, in ascending order. */
  public List<String> names() throws IOException {
    return folder.names();
  }
}
