package org.stillwatch.sdk.reduce;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Shingles, each with the cluster it is of, parted by their first bits into piles in a temporary
 * file, sealed: what is too much to be counted at once is written once and read once, pile by pile.
 * Eight bytes a shingle on disk and {@value #BLOCK} for each pile in memory. Not thread-safe; close
 * it to delete the file. Every method throws {@link UncheckedIOException} if the file cannot be
 * written or read.
 */
public final class ShinglePiles implements AutoCloseable {
  /** So many first bits, unsigned, are the number of the pile that a shingle is in. */
  public static final int BITS = 8;

  /** How many piles there are. */
  public static final int PILES = 1 << BITS;

  private static final int BLOCK = 1 << 15;

  /** A cluster and how many of its shingles follow. */
  private static final int HEAD = 2 * Integer.BYTES;

  /** Takes shingles one by one. */
  public interface Taker {
    /**
     * Takes one.
     *
     * @return whether to go on
     */
    boolean take(long shingle, int cluster);
  }

  private record Block(int number, long start, int size) {}

  private final BlockSeal seal;
  private final Path file;
  private final FileChannel channel;
  private final List<ByteBuffer> open = new ArrayList<>();
  private final List<List<Block>> written = new ArrayList<>();
  private long end;
  private int blocks;

  /**
   * Empty piles.
   *
   * @param folder for the file; made if need be
   * @param random for the key that seals it
   */
  public ShinglePiles(Path folder, SecureRandom random) {
    this.seal = new BlockSeal(random);
    for (int pile = 0; pile < PILES; pile++) {
      open.add(ByteBuffer.allocate(BLOCK));
      written.add(new ArrayList<>());
    }
    try {
      Files.createDirectories(folder);
      file = Files.createTempFile(folder, "stillwatch-shingles-", "");
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException failed) {
      throw new UncheckedIOException("the temporary folder cannot be written to", failed);
    }
  }

  private static int pile(long shingle) {
    return (int) (shingle >>> (Long.SIZE - BITS));
  }

  /** Adds the shingles of a member of that cluster. */
  public void add(int cluster, ShingleSet shingles) {
    for (int from = 0; from < shingles.size(); ) {
      int pile = pile(shingles.at(from));
      int to = from + 1;
      while (to < shingles.size() && pile(shingles.at(to)) == pile) {
        to++;
      }
      add(pile, cluster, shingles, from, to);
      from = to;
    }
  }

  private void add(int pile, int cluster, ShingleSet shingles, int from, int to) {
    ByteBuffer block = open.get(pile);
    for (int next = from; next < to; ) {
      int room = (block.remaining() - HEAD) / Long.BYTES;
      if (room <= 0) {
        write(pile, block);
        continue;
      }
      int many = Math.min(room, to - next);
      block.putInt(cluster).putInt(many);
      for (int i = 0; i < many; i++) {
        block.putLong(shingles.at(next++));
      }
    }
  }

  private void write(int pile, ByteBuffer block) {
    block.flip();
    byte[] plain = new byte[block.remaining()];
    block.get(plain);
    block.clear();
    try {
      ByteBuffer sealed = ByteBuffer.wrap(seal.seal(blocks, plain));
      written.get(pile).add(new Block(blocks, end, sealed.remaining()));
      blocks++;
      while (sealed.hasRemaining()) {
        end += channel.write(sealed, end);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("a temporary file cannot be written", failed);
    }
  }

  /** Hands out a pile in the order in which its shingles were added, until it is told to stop. */
  public void each(int pile, Taker taker) {
    ByteBuffer rest = open.get(pile);
    if (rest.position() > 0) {
      write(pile, rest);
    }
    for (Block block : written.get(pile)) {
      if (!each(read(block), taker)) {
        return;
      }
    }
  }

  private static boolean each(ByteBuffer plain, Taker taker) {
    while (plain.hasRemaining()) {
      int cluster = plain.getInt();
      for (int left = plain.getInt(); left > 0; left--) {
        if (!taker.take(plain.getLong(), cluster)) {
          return false;
        }
      }
    }
    return true;
  }

  private ByteBuffer read(Block block) {
    ByteBuffer sealed = ByteBuffer.allocate(block.size());
    try {
      while (sealed.hasRemaining()) {
        if (channel.read(sealed, block.start() + sealed.position()) < 0) {
          throw new EOFException("a temporary file was cut: run the reduction again");
        }
      }
      return ByteBuffer.wrap(seal.open(block.number(), sealed.array()));
    } catch (IOException failed) {
      throw new UncheckedIOException("a temporary file cannot be read", failed);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("a temporary file cannot be deleted", failed);
    }
  }
}
