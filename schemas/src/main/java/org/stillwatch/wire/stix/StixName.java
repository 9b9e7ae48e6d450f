package org.stillwatch.wire.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.stillwatch.wire.indicator.StixId;

/**
 * Ids that are the same whenever the same thing is exported: UUIDs of version 5 (RFC 9562 section
 * 5.5) in the namespace of who exports.
 */
public final class StixName {
  private final UUID maker;

  /**
   * Names in the namespace of a lab or a hub.
   *
   * @param maker its id
   */
  public StixName(UUID maker) {
    this.maker = maker;
  }

  /** The maker itself. */
  public StixId identity() {
    return new StixId("identity", maker);
  }

  /**
   * The id of what is named so.
   *
   * @param name different for different things of that type
   */
  public StixId of(String type, String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
    ByteBuffer namespace = ByteBuffer.allocate(16);
    namespace.putLong(maker.getMostSignificantBits()).putLong(maker.getLeastSignificantBits());
    sha1.update(namespace.array());
    sha1.update(("stillwatch " + type + " " + name).getBytes(StandardCharsets.UTF_8));
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new StixId(type, new UUID(high, low));
  }
}
