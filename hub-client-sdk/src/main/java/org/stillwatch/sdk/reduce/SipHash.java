package org.stillwatch.sdk.reduce;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a pseudo-random function of short inputs, 16-byte
 * key, 64-bit result. Immutable and thread-safe.
 */
public final class SipHash {
  private final long k0;
  private final long k1;

  public SipHash(byte[] key) {
    if (key.length != 16) {
      throw new IllegalArgumentException("a SipHash key has 16 bytes, not " + key.length);
    }
    ByteBuffer halves = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    k0 = halves.getLong();
    k1 = halves.getLong();
  }

  /** The hash of the eight bytes of this value, little end first. */
  public long hash(long value) {
    State state = new State(k0, k1);
    state.absorb(value);
    return state.finish(8L << 56);
  }

  /** The hash of these bytes. */
  public long hash(byte[] bytes) {
    State state = new State(k0, k1);
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (words.remaining() >= 8) {
      state.absorb(words.getLong());
    }
    long last = (long) bytes.length << 56;
    for (int shift = 0; words.hasRemaining(); shift += 8) {
      last |= (words.get() & 0xffL) << shift;
    }
    return state.finish(last);
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long finish(long last) {
      absorb(last);
      v2 ^= 0xff;
      round();
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
