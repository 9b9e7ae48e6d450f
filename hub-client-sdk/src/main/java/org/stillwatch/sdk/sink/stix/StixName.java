package org.stillwatch.sdk.sink.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.stillwatch.wire.indicator.StixId;

/**
 * Ids that are the same whenever the same thing is exported: UUIDs of version 5 (RFC 9562 section
 * 5.5) in the lab's own namespace.
 */
final class StixName {
  private final UUID lab;

  StixName(UUID lab) {
    this.lab = lab;
  }

  /** The lab itself. */
  StixId identity() {
    return new StixId("identity", lab);
  }

  /**
   * The id of what is named so.
   *
   * @param name different for different things of that type
   */
  StixId of(String type, String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
    ByteBuffer namespace = ByteBuffer.allocate(16);
    namespace.putLong(lab.getMostSignificantBits()).putLong(lab.getLeastSignificantBits());
    sha1.update(namespace.array());
    sha1.update(("stillwatch " + type + " " + name).getBytes(StandardCharsets.UTF_8));
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new StixId(type, new UUID(high, low));
  }
}
