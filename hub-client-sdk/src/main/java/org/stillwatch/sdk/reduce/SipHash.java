package org.stillwatch.sdk.reduce;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a pseudo-random function of short inputs, 16-byte
 * key, 64-bit result. Immutable and thread-safe.
 */
public final class SipHash {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int WORD = Long.BYTES;

  /** After the whole words of what comes before each input. */
  private final State start;

  /** What comes before each input and is no whole word. */
  private final byte[] pending;

  private final int absorbed;

  public SipHash(byte[] key) {
    this(State.of(key), new byte[0], 0);
  }

  private SipHash(State start, byte[] pending, int absorbed) {
    this.start = start;
    this.pending = pending;
    this.absorbed = absorbed;
  }

  /** The same function of inputs that begin with these bytes, which need not be given again. */
  public SipHash after(byte[] prefix) {
    byte[] bytes = joined(prefix);
    int whole = bytes.length & -WORD;
    State state = new State(start);
    for (int at = 0; at < whole; at += WORD) {
      state.absorb((long) WORDS.get(bytes, at));
    }
    return new SipHash(
        state, Arrays.copyOfRange(bytes, whole, bytes.length), Math.addExact(absorbed, whole));
  }

  /** The hash of the eight bytes of this value, little end first. */
  public long hash(long value) {
    if (pending.length != 0) {
      byte[] bytes = new byte[WORD];
      WORDS.set(bytes, 0, value);
      return hash(bytes);
    }
    State state = new State(start);
    state.absorb(value);
    return state.finish((long) (absorbed + WORD) << 56);
  }

  /** The hash of these bytes. */
  public long hash(byte[] input) {
    byte[] bytes = pending.length == 0 ? input : joined(input);
    int whole = bytes.length & -WORD;
    State state = new State(start);
    for (int at = 0; at < whole; at += WORD) {
      state.absorb((long) WORDS.get(bytes, at));
    }
    return state.finish((long) (absorbed + bytes.length) << 56 | rest(bytes, whole));
  }

  /** The bytes from there to the end, less than eight, as a word. */
  private static long rest(byte[] bytes, int from) {
    int many = bytes.length - from;
    if (many == 0) {
      return 0;
    }
    if (from > 0) {
      return (long) WORDS.get(bytes, bytes.length - WORD) >>> (Byte.SIZE * (WORD - many));
    }
    long rest = 0;
    for (int i = many - 1; i >= 0; i--) {
      rest = (rest << Byte.SIZE) | (bytes[i] & 0xffL);
    }
    return rest;
  }

  private byte[] joined(byte[] tail) {
    byte[] both = Arrays.copyOf(pending, pending.length + tail.length);
    System.arraycopy(tail, 0, both, pending.length, tail.length);
    return both;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private State() {}

    State(State other) {
      v0 = other.v0;
      v1 = other.v1;
      v2 = other.v2;
      v3 = other.v3;
    }

    static State of(byte[] key) {
      if (key.length != 2 * WORD) {
        throw new IllegalArgumentException("a SipHash key has 16 bytes, not " + key.length);
      }
      long k0 = (long) WORDS.get(key, 0);
      long k1 = (long) WORDS.get(key, WORD);
      State state = new State();
      state.v0 = k0 ^ 0x736f6d6570736575L;
      state.v1 = k1 ^ 0x646f72616e646f6dL;
      state.v2 = k0 ^ 0x6c7967656e657261L;
      state.v3 = k1 ^ 0x7465646279746573L;
      return state;
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
