package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.hub.storage.Settings;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;

/**
 * The secrets that the officers' commands show. The hub keeps their digests only; each has 256
 * random bits, so a plain hash is enough. Called within a transaction.
 *
 * <p>A new secret does not end the old one: both are good until the new one is used, which is how
 * the hub learns that it arrived where it is kept. So at whatever moment the hub, the command or
 * the connection between them dies, what the operator's file holds is good: before the file was
 * replaced, the old secret; after it, the new one, which is durable at the hub before it is given
 * out. A new secret that never arrived is replaced by the next one, and nobody knows it.
 */
@Singleton
public final class OfficerSecrets {
  private final Settings settings;
  private final Locks locks;

  /** The secrets whose digests are kept there. */
  @Inject
  public OfficerSecrets(Settings settings, Locks locks) {
    this.settings = settings;
    this.locks = locks;
  }

  /** Whether there is one. */
  public boolean exists(Officer officer) {
    return settings.find(officer.setting()).isPresent();
  }

  /** From now on this secret, and no other. */
  public void set(Officer officer, String secret) {
    settings.keep(officer.setting(), digest(secret));
  }

  /** From now on this secret too, and from its first use on no other. */
  void setNext(Officer officer, String secret) {
    locks.hold(LockName.FOUNDING);
    settings.keep(officer.nextSetting(), digest(secret));
  }

  /**
   * Whether that is the secret; takes the same time whatever is wrong. The new one ends the old.
   */
  boolean is(Officer officer, String secret) {
    String shown = digest(secret);
    boolean old = kept(officer.setting(), shown);
    boolean next = kept(officer.nextSetting(), shown);
    if (next) {
      promote(officer, shown);
    }
    return old || next;
  }

  private void promote(Officer officer, String shown) {
    locks.hold(LockName.FOUNDING);
    if (kept(officer.nextSetting(), shown)) { // another request may have done it meanwhile
      settings.keep(officer.setting(), shown);
      settings.forget(officer.nextSetting());
    }
  }

  private boolean kept(String name, String shown) {
    return MessageDigest.isEqual(
        settings.find(name).orElse("").getBytes(StandardCharsets.US_ASCII),
        shown.getBytes(StandardCharsets.US_ASCII));
  }

  private static String digest(String secret) {
    return Digest.of(Bytes.utf8(secret)).base64Url();
  }
}
