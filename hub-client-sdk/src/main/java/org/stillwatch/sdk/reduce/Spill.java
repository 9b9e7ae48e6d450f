package org.stillwatch.sdk.reduce;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Batches written away: one file for each partition of the accounts, made of sealed blocks, so that
 * the files say nothing to anyone, also when the process dies and leaves them behind. Not
 * thread-safe.
 */
final class Spill implements AutoCloseable {
  static final int PARTITIONS = 64;

  private final Path parent;
  private final BlockSeal seal;
  private @Nullable Path folder;
  private int blocks;
  private long bytesWritten;

  Spill(Path parent, SecureRandom random) {
    this.parent = parent;
    this.seal = new BlockSeal(random);
  }

  boolean isEmpty() {
    return blocks == 0;
  }

  long bytesWritten() {
    return bytesWritten;
  }

  /** Appends these batches, each to its partition, in the memory that one partition takes. */
  void write(Collection<AccountBatch> batches) throws IOException {
    List<List<AccountBatch>> parts = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      parts.add(new ArrayList<>());
    }
    for (AccountBatch batch : batches) {
      parts.get(partition(batch.account())).add(batch);
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (!parts.get(partition).isEmpty()) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(1 << 16);
        for (AccountBatch batch : parts.get(partition)) {
          BatchForm.write(batch, new DataOutputStream(plain));
        }
        append(partition, plain.toByteArray());
      }
    }
  }

  private void append(int partition, byte[] plain) throws IOException {
    int number = blocks++;
    byte[] sealed = seal.seal(number, plain);
    try (OutputStream file =
            Files.newOutputStream(
                file(partition), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        DataOutputStream out = new DataOutputStream(file)) {
      out.writeInt(number);
      out.writeInt(sealed.length);
      out.write(sealed);
    }
    bytesWritten += sealed.length;
  }

  /** All batches of a partition, those of the same account put together. */
  Map<String, AccountBatch> read(int partition, int mostPrompts) throws IOException {
    Map<String, AccountBatch> merged = new HashMap<>();
    Path file = file(partition);
    if (!Files.exists(file)) {
      return merged;
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (byte[] head = in.readNBytes(8); head.length > 0; head = in.readNBytes(8)) {
        ByteBuffer numbers = ByteBuffer.wrap(whole(head, 8));
        int number = numbers.getInt();
        int length = numbers.getInt();
        byte[] plain = seal.open(number, whole(in.readNBytes(length), length));
        BatchForm.readAll(plain, mostPrompts, merged);
      }
    }
    return merged;
  }

  private static byte[] whole(byte[] bytes, int expected) throws EOFException {
    if (bytes.length != expected) {
      throw new EOFException("a temporary file was cut: run the reduction again");
    }
    return bytes;
  }

  private Path file(int partition) throws IOException {
    Path inside = folder;
    if (inside == null) {
      Files.createDirectories(parent);
      inside = Files.createTempDirectory(parent, "stillwatch-batches-");
      folder = inside;
    }
    return inside.resolve("part-" + partition);
  }

  private static int partition(String account) {
    return (int) (Shingler.mix(account.hashCode()) >>> 32) & (PARTITIONS - 1);
  }

  @Override
  public void close() throws IOException {
    Path inside = folder;
    if (inside != null) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        Files.deleteIfExists(inside.resolve("part-" + partition));
      }
      Files.deleteIfExists(inside);
      folder = null;
      blocks = 0;
    }
  }
}
