package org.stillwatch.sdk.reduce;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The file form of a background, version 1, big end first: eight bytes of magic, the 16-byte check
 * value of the group key, the reducer's name (length in two bytes), the number of prompts, the
 * number of shingles (four bytes each), the keyed hashes in ascending order, SHA-256 of all that.
 */
final class BackgroundFile {
  private static final byte[] MAGIC = "SWBACK\0\1".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_SHINGLES = 1 << 24;

  private final byte[] keyCheck;
  private final String reducer;
  private final int prompts;
  private final long[] shingles;
  private final byte[] digest;

  BackgroundFile(byte[] keyCheck, String reducer, int prompts, long[] ascending) {
    this.keyCheck = keyCheck;
    this.reducer = reducer;
    this.prompts = prompts;
    this.shingles = ascending;
    this.digest = sha256(body());
  }

  byte[] keyCheck() {
    return keyCheck;
  }

  String reducer() {
    return reducer;
  }

  int prompts() {
    return prompts;
  }

  /** Ascending; not to be changed. */
  long[] shingles() {
    return shingles;
  }

  byte[] digest() {
    return digest;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(body());
    bytes.writeBytes(digest);
    return bytes.toByteArray();
  }

  private byte[] body() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + shingles.length * 8);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.write(keyCheck);
      out.writeUTF(reducer);
      out.writeInt(prompts);
      out.writeInt(shingles.length);
      for (long shingle : shingles) {
        out.writeLong(shingle);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  static BackgroundFile read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    try {
      if (!MessageDigest.isEqual(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException("not a background file of version 1");
      }
      byte[] keyCheck = in.readNBytes(16);
      String reducer = in.readUTF();
      int prompts = in.readInt();
      int size = in.readInt();
      if (keyCheck.length != 16 || prompts < 0 || size < 0 || size > MOST_SHINGLES) {
        throw damaged();
      }
      BackgroundFile file = new BackgroundFile(keyCheck, reducer, prompts, shingles(in, size));
      if (!MessageDigest.isEqual(in.readNBytes(32), file.digest) || in.read() >= 0) {
        throw damaged();
      }
      return file;
    } catch (EOFException | java.io.UTFDataFormatException cut) {
      IOException damaged = damaged();
      damaged.initCause(cut);
      throw damaged;
    }
  }

  private static long[] shingles(DataInputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size * 8);
    if (bytes.length != size * 8) {
      throw damaged();
    }
    long[] shingles = new long[size];
    java.nio.ByteBuffer.wrap(bytes).asLongBuffer().get(shingles);
    for (int i = 1; i < size; i++) {
      if (shingles[i] <= shingles[i - 1]) {
        throw damaged();
      }
    }
    return shingles;
  }

  private static IOException damaged() {
    return new IOException("the background file is damaged: import it again");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
