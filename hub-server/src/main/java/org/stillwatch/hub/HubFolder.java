package org.stillwatch.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.stillwatch.hub.keys.SecretFile;
import org.stillwatch.hub.members.Officer;
import org.stillwatch.wire.canonical.Bytes;

/**
 * The hub's own folder: what opens the key file, the key file, the officers' secrets. Everything in
 * it can be read by its owner only.
 */
final class HubFolder {
  private static final int SECRET_SIZE = 32;

  private final Path folder;
  private final SecureRandom random;

  HubFolder(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /**
   * The key file. What opens it comes from the environment ({@code HUB_NODE_SECRET}), or else from
   * a file made at the first start.
   */
  SecretFile secrets(Optional<String> nodeSecret) throws IOException {
    Files.createDirectories(folder);
    Path beside = folder.resolve("node.secret");
    Bytes opener;
    if (nodeSecret.isPresent()) {
      opener = decode(nodeSecret.get(), "HUB_NODE_SECRET");
    } else if (Files.exists(beside)) {
      opener =
          decode(Files.readString(beside, StandardCharsets.US_ASCII).strip(), "the node's secret");
    } else {
      opener = fresh();
      SecretFile.writePrivately(beside, opener.base64Url() + "\n");
    }
    return SecretFile.open(folder.resolve("hub.keys"), opener);
  }

  /** A new secret for an officer, written to a file of its own and nowhere else. */
  String freshSecret(Officer officer) throws IOException {
    String secret = fresh().base64Url();
    SecretFile.writePrivately(folder.resolve(officer.word() + ".secret"), secret + "\n");
    return secret;
  }

  Bytes fresh() {
    byte[] secret = new byte[SECRET_SIZE];
    random.nextBytes(secret);
    return Bytes.of(secret);
  }

  private static Bytes decode(String text, String name) throws IOException {
    try {
      return Bytes.fromBase64Url(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is not 32 bytes in base64url", e);
    }
  }
}
