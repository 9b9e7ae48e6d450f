package org.stillwatch.sdk.reduce;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a pseudo-random function of short inputs, 16-byte
 * key, 64-bit result. Immutable and thread-safe.
 */
public final class SipHash {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      state.absorb((long) WORD.get(bytes, at));
    }
    return state.finish(last(bytes, at));
  }

  /** Takes two hashes. */
  public interface Both<T> {
    /** Makes something of them. */
    T of(long first, long second);
  }

  /**
   * This hash and another, each under its own key, of the same bytes: in less time than one after
   * the other, since neither waits for the other.
   */
  public <T> T with(SipHash other, byte[] bytes, Both<T> both) {
    State mine = new State(k0, k1);
    State theirs = new State(other.k0, other.k1);
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      mine.absorb(word);
      theirs.absorb(word);
    }
    long last = last(bytes, at);
    return both.of(mine.finish(last), theirs.finish(last));
  }

  /** What is left of the bytes, and above it their number. */
  private static long last(byte[] bytes, int from) {
    long last = (long) bytes.length << 56;
    int shift = 0;
    for (int at = from; at < bytes.length; at++) {
      last |= (bytes[at] & 0xffL) << shift;
      shift += Byte.SIZE;
    }
    return last;
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
