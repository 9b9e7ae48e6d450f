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
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Templates in the order in which they were added, in memory as long as they fit a budget and then
 * in a temporary file, sealed, with the last used of them in memory. A template of 1,000 characters
 * takes about 18 KB. Not thread-safe; close it to delete the file. Every method throws {@link
 * UncheckedIOException} if the file cannot be written or read.
 */
public final class KeptTemplates extends AbstractList<Template>
    implements RandomAccess, AutoCloseable {
  /** Of the budget, what stays in memory of templates that are in the file. */
  private static final int SHARE_OF_CACHE = 4;

  private static final int FEWEST_CACHED = 64;

  private final long memoryBytes;
  private final Path folder;
  private final SecureRandom random;
  private final BlockSeal seal;
  private final List<Template> held = new ArrayList<>();
  private long weight;
  private @Nullable Path file;
  private @Nullable FileChannel channel;
  private long[] ends = new long[16];
  private int written;
  private @Nullable Template[] cached = new @Nullable Template[0];
  private int[] cachedOf = new int[0];

  /**
   * None yet.
   *
   * @param memoryBytes roughly, what may be held before all is written to a file
   * @param folder for the file; need not exist until it is needed
   * @param random for the key that seals it
   */
  public KeptTemplates(long memoryBytes, Path folder, SecureRandom random) {
    this.memoryBytes = memoryBytes;
    this.folder = folder;
    this.random = random;
    this.seal = new BlockSeal(random);
  }

  /** An empty one with the same budget and folder. */
  public KeptTemplates anew() {
    return new KeptTemplates(memoryBytes, folder, random);
  }

  @Override
  public boolean add(Template template) {
    if (channel == null) {
      held.add(template);
      weight += template.weight();
      if (weight > memoryBytes) {
        writeAll();
      }
    } else {
      write(channel, template);
    }
    return true;
  }

  @Override
  public int size() {
    return channel == null ? held.size() : written;
  }

  @Override
  public Template get(int index) {
    FileChannel open = channel;
    if (open == null) {
      return held.get(index);
    }
    int slot = index % cached.length;
    Template hot = cached[slot];
    if (hot == null || cachedOf[slot] != index) {
      hot = read(open, index);
      cached[slot] = hot;
      cachedOf[slot] = index;
    }
    return hot;
  }

  /** How many bytes are in the file; 0 if all fitted the memory. */
  public long bytesWritten() {
    return written == 0 ? 0 : ends[written - 1];
  }

  private void writeAll() {
    int average = (int) Math.max(1, weight / held.size());
    int slots = (int) Math.min(1 << 20, memoryBytes / SHARE_OF_CACHE / average);
    cached = new @Nullable Template[Math.max(FEWEST_CACHED, slots)];
    cachedOf = new int[cached.length];
    try {
      Files.createDirectories(folder);
      Path made = Files.createTempFile(folder, "stillwatch-templates-", "");
      file = made;
      FileChannel opened =
          FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel = opened;
      held.forEach(template -> write(opened, template));
    } catch (IOException failed) {
      throw new UncheckedIOException("the temporary folder cannot be written to", failed);
    }
    held.clear();
  }

  private void write(FileChannel open, Template template) {
    try {
      long start = written == 0 ? 0 : ends[written - 1];
      ByteBuffer sealed = ByteBuffer.wrap(seal.seal(written, TemplateForm.bytes(template)));
      long end = start + sealed.remaining();
      for (long at = start; sealed.hasRemaining(); ) {
        at += open.write(sealed, at);
      }
      if (written == ends.length) {
        ends = Arrays.copyOf(ends, written * 2);
      }
      ends[written++] = end;
    } catch (IOException failed) {
      throw new UncheckedIOException("a temporary file cannot be written", failed);
    }
  }

  private Template read(FileChannel open, int index) {
    if (index < 0 || index >= written) {
      throw new IndexOutOfBoundsException(index);
    }
    long start = index == 0 ? 0 : ends[index - 1];
    ByteBuffer sealed = ByteBuffer.allocate((int) (ends[index] - start));
    try {
      while (sealed.hasRemaining()) {
        if (open.read(sealed, start + sealed.position()) < 0) {
          throw new EOFException("a temporary file was cut: run the reduction again");
        }
      }
      return TemplateForm.read(seal.open(index, sealed.array()));
    } catch (IOException failed) {
      throw new UncheckedIOException("a temporary file cannot be read", failed);
    }
  }

  @Override
  public void close() throws IOException {
    held.clear();
    cached = new @Nullable Template[0];
    FileChannel open = channel;
    Path made = file;
    if (open != null) {
      open.close();
    }
    if (made != null) {
      Files.deleteIfExists(made);
    }
  }
}
