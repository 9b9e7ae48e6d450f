package org.stillwatch.sdk.watch;

import java.nio.ByteBuffer;
import java.util.Collection;
import org.stillwatch.wire.canonical.Bytes;

/** Digests as the private store keeps them: 16 bytes each. */
public final class WatchedValues {
  private static final int SIZE = 16;

  private WatchedValues() {}

  public static Bytes of(Collection<WatchDigest.Key> keys) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE * keys.size());
    keys.forEach(key -> bytes.putLong(key.high()).putLong(key.low()));
    return Bytes.of(bytes.array());
  }

  /** How many they are. */
  static int count(Bytes stored) {
    return stored.size() / SIZE;
  }

  /** Takes one digest. */
  interface Taker {
    void take(long high, long low);
  }

  static void forEach(Bytes stored, Taker taker) {
    ByteBuffer bytes = ByteBuffer.wrap(stored.toByteArray());
    while (bytes.remaining() >= SIZE) {
      taker.take(bytes.getLong(), bytes.getLong());
    }
  }
}
