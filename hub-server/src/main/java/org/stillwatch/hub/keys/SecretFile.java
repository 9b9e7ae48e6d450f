package org.stillwatch.hub.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;

/**
 * Named secrets in one file, encrypted as a JWE (RFC 7516; {@code dir}, A256GCM) under the node's
 * secret. Each change is written to a new file, forced to disk and moved into place, so that a
 * crash leaves the old file or the new one. Thread-safe within one process.
 */
public final class SecretFile {
  private final Path file;
  private final Bytes nodeSecret;
  private final Map<String, String> secrets;

  private SecretFile(Path file, Bytes nodeSecret, Map<String, String> secrets) {
    this.file = file;
    this.nodeSecret = nodeSecret;
    this.secrets = secrets;
  }

  /**
   * Opens the file, or begins an empty one.
   *
   * @param nodeSecret 32 bytes
   * @throws IOException if it cannot be read, or the node's secret is not the one that closed it
   */
  public static SecretFile open(Path file, Bytes nodeSecret) throws IOException {
    if (nodeSecret.size() != 32) {
      throw new IOException("the node's secret has " + nodeSecret.size() + " bytes, not 32");
    }
    if (!Files.exists(file)) {
      return new SecretFile(file, nodeSecret, new LinkedHashMap<>());
    }
    try {
      JWEObject sealed = JWEObject.parse(Files.readString(file, StandardCharsets.US_ASCII).strip());
      sealed.decrypt(new DirectDecrypter(nodeSecret.toByteArray()));
      Map<String, String> secrets = new LinkedHashMap<>();
      sealed
          .getPayload()
          .toJSONObject()
          .forEach((name, secret) -> secrets.put(name, secret.toString()));
      return new SecretFile(file, nodeSecret, secrets);
    } catch (ParseException | JOSEException e) {
      throw new IOException(
          "the key file " + file + " does not open with this node's secret; restore the pair", e);
    }
  }

  /** The secret of that name. */
  public synchronized Optional<String> find(String name) {
    return Optional.ofNullable(secrets.get(name));
  }

  /** The names of all secrets. */
  public synchronized Set<String> names() {
    return Set.copyOf(secrets.keySet());
  }

  /** Keeps a secret; it is on disk when the call returns. */
  public synchronized void keep(String name, String secret) throws IOException {
    Map<String, String> next = new LinkedHashMap<>(secrets);
    next.put(name, secret);
    write(next);
    secrets.put(name, secret);
  }

  /** Destroys a secret; it is gone from the file when the call returns. */
  public synchronized void destroy(String name) throws IOException {
    Map<String, String> next = new LinkedHashMap<>(secrets);
    next.remove(name);
    write(next);
    secrets.remove(name);
  }

  private void write(Map<String, String> content) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>(content);
    JWEObject sealed =
        new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(json));
    try {
      sealed.encrypt(new DirectEncrypter(nodeSecret.toByteArray()));
    } catch (JOSEException e) {
      throw new IOException("the key file cannot be encrypted", e);
    }
    writePrivately(file, sealed.serialize());
  }

  /** Writes a file that only its owner can read, durably and in one piece. */
  public static void writePrivately(Path file, String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return "SecretFile[" + file + "]";
  }
}
