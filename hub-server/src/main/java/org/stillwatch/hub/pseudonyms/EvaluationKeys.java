package org.stillwatch.hub.pseudonyms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.hub.keys.SecretFile;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.oprf.EvaluationKey;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * The evaluator's keys, in the node's secret file. Made when first needed in their epoch; destroyed
 * once the overlap after it is over. Thread-safe.
 */
@Singleton
public final class EvaluationKeys {
  private static final Logger LOG = System.getLogger(EvaluationKeys.class.getName());

  private static final String PREFIX = "voprf ";

  private final SecretFile secrets;
  private final SecureRandom random;
  private final Map<String, EvaluationKey> open = new HashMap<>();

  /** Keys in that file. */
  @Inject
  public EvaluationKeys(SecretFile secrets, SecureRandom random) {
    this.secrets = secrets;
    this.random = random;
  }

  /**
   * The key of an epoch and class, if the epoch is in force: it has begun, and is not longer over
   * than the overlap.
   */
  public synchronized Optional<EvaluationKey> inForce(
      Epoch epoch, TokenClass tokenClass, Duration overlap, Instant now) {
    if (now.isBefore(epoch.starts()) || !now.isBefore(epoch.ends().plus(overlap))) {
      return Optional.empty();
    }
    String name = name(epoch, tokenClass);
    EvaluationKey known = open.get(name);
    if (known == null) {
      known = secrets.find(name).map(EvaluationKey::fromPrivateJwk).orElse(null);
      if (known == null) {
        if (!epoch.equals(Epoch.of(now))) {
          return Optional.empty();
        }
        known = make(name);
      }
      open.put(name, known);
    }
    return Optional.of(known);
  }

  private EvaluationKey make(String name) {
    EvaluationKey key = EvaluationKey.generate(random);
    try {
      secrets.keep(name, key.exportPrivateJwk());
    } catch (IOException e) {
      throw new UncheckedIOException("the key file cannot be written; check the data folder", e);
    }
    LOG.log(Level.INFO, "made the evaluation key {0}", name);
    return key;
  }

  /** Destroys the keys of all epochs whose overlap is over. */
  public synchronized void destroyEnded(Duration overlap, Instant now) {
    for (String name : secrets.names()) {
      if (name.startsWith(PREFIX)) {
        Epoch epoch = Epoch.parse(name.substring(PREFIX.length(), name.lastIndexOf(' ')));
        if (!now.isBefore(epoch.ends().plus(overlap))) {
          destroy(name);
        }
      }
    }
  }

  private void destroy(String name) {
    open.remove(name);
    try {
      secrets.destroy(name);
    } catch (IOException e) {
      throw new UncheckedIOException("the key file cannot be written; check the data folder", e);
    }
    LOG.log(Level.INFO, "destroyed the evaluation key {0}", name);
  }

  private static String name(Epoch epoch, TokenClass tokenClass) {
    return PREFIX + epoch + " " + tokenClass.wireName();
  }
}
