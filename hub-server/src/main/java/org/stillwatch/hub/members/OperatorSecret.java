package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.stillwatch.hub.storage.Settings;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * The secret that the operator's commands show. The hub keeps its digest only; it has 256 random
 * bits, so a plain hash is enough. Called within a transaction.
 */
@Singleton
public final class OperatorSecret {
  private static final String NAME = "operator.secret.digest";

  private final Settings settings;

  /** The secret whose digest is kept there. */
  @Inject
  public OperatorSecret(Settings settings) {
    this.settings = settings;
  }

  /** Whether there is one. */
  public boolean exists() {
    return settings.find(NAME).isPresent();
  }

  /** From now on this secret, and no other. */
  public void set(String secret) {
    settings.keep(NAME, digest(secret));
  }

  /** Whether that is the secret; takes the same time whatever is wrong. */
  boolean is(String secret) {
    return settings
        .find(NAME)
        .map(known ->
            MessageDigest.isEqual(
                known.getBytes(StandardCharsets.US_ASCII),
                digest(secret).getBytes(StandardCharsets.US_ASCII)))
        .orElse(false);
  }

  private static String digest(String secret) {
    return Digest.of(Bytes.utf8(secret)).base64Url();
  }
}
