package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.tree.TilePath;

/**
 * A log in a folder, laid out as C2SP tlog-tiles lays it out under its prefix, so that others'
 * tools read it and any web server can serve it. Nothing of it is secret.
 */
public final class LogFolder implements LogSource {
  private static final String CHECKPOINT = "checkpoint";
  private static final int MAX_BYTES = 1 << 24;

  private final Path folder;

  public LogFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Optional<Bytes> checkpoint() throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** The tile as it is named, or the beginning of it from a wider one of the same place. */
  @Override
  public Bytes tile(TilePath path) throws IOException {
    Path named = folder.resolve(path.toString());
    if (Files.exists(named) || path.isFull()) {
      return read(named);
    }
    return part(read(folder.resolve(full(path).toString())), path);
  }

  /** The beginning of a full tile. All entries of our logs are of one length. */
  static Bytes part(Bytes full, TilePath path) {
    int each = full.size() / TilePath.FULL;
    return Bytes.of(full.toByteArray(), 0, each * path.width());
  }

  private static TilePath full(TilePath path) {
    return new TilePath(path.level(), path.index(), TilePath.FULL);
  }

  private static Bytes read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than anything that belongs into a log");
    }
    return Bytes.of(Files.readAllBytes(file));
  }

  boolean has(TilePath path) {
    return Files.exists(folder.resolve(path.toString()));
  }

  void write(TilePath path, Bytes content) throws IOException {
    write(folder.resolve(path.toString()), content);
  }

  void writeCheckpoint(Bytes note) throws IOException {
    write(folder.resolve(CHECKPOINT), note);
  }

  /** Whole or not at all, so that who copies on finds no half of a file. */
  private static void write(Path file, Bytes content) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new NoSuchFileException(file.toString());
    }
    Files.createDirectories(parent);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, content.toByteArray());
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
