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
import java.util.Optional;
import org.stillwatch.sdk.meaning.Ordinary;

/**
 * The file form of a background, version 1, big end first: eight bytes of magic, the 16-byte check
 * value of the group key, the reducer's name (length in two bytes), the number of prompts, the
 * number of shingles (four bytes each), the keyed hashes in ascending order, SHA-256 of all that.
 * Version 2 is for a background that speaks of meaning too: after the hashes, the length of the
 * section in four bytes, and the section, whose form is that of {@link Ordinary#bytes}.
 */
final class BackgroundFile {
  private static final byte[] MAGIC = "SWBACK\0\1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MAGIC_2 = "SWBACK\0\2".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_SHINGLES = 1 << 24;
  private static final int MOST_MEANING = 1 << 26;

  private final byte[] keyCheck;
  private final String reducer;
  private final int prompts;
  private final long[] shingles;
  private final Optional<Ordinary> meaning;
  private final byte[] digest;

  BackgroundFile(
      byte[] keyCheck, String reducer, int prompts, long[] ascending, Optional<Ordinary> meaning) {
    this.keyCheck = keyCheck;
    this.reducer = reducer;
    this.prompts = prompts;
    this.shingles = ascending;
    this.meaning = meaning;
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

  Optional<Ordinary> meaning() {
    return meaning;
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
      out.write(meaning.isPresent() ? MAGIC_2 : MAGIC);
      out.write(keyCheck);
      out.writeUTF(reducer);
      out.writeInt(prompts);
      out.writeInt(shingles.length);
      for (long shingle : shingles) {
        out.writeLong(shingle);
      }
      if (meaning.isPresent()) {
        byte[] section = meaning.get().bytes();
        out.writeInt(section.length);
        out.write(section);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  static BackgroundFile read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    try {
      byte[] magic = in.readNBytes(MAGIC.length);
      boolean second = MessageDigest.isEqual(magic, MAGIC_2);
      if (!second && !MessageDigest.isEqual(magic, MAGIC)) {
        throw new IOException("not a background file of version 1 or 2");
      }
      byte[] keyCheck = in.readNBytes(16);
      String reducer = in.readUTF();
      int prompts = in.readInt();
      int size = in.readInt();
      if (keyCheck.length != 16 || prompts < 0 || size < 0 || size > MOST_SHINGLES) {
        throw damaged();
      }
      long[] shingles = shingles(in, size);
      Optional<Ordinary> meaning = second ? Optional.of(meaning(in)) : Optional.empty();
      BackgroundFile file = new BackgroundFile(keyCheck, reducer, prompts, shingles, meaning);
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

  private static Ordinary meaning(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST_MEANING) {
      throw damaged();
    }
    byte[] section = in.readNBytes(size);
    if (section.length != size) {
      throw damaged();
    }
    return Ordinary.read(section);
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
