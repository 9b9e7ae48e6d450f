package org.stillwatch.sdk.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that only its owner can read. What is written is whole or absent, and durable when the
 * call returns: a temporary file, forced to disk, renamed, the folder forced too. Thread-safe, also
 * between processes: of those who write one name at once, the last one's content stays.
 */
public final class PrivateFolder {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;

  private PrivateFolder(Path path) {
    this.path = path;
  }

  /**
   * Opens the folder, and makes it if it is not there.
   *
   * @throws IOException if it cannot be made, or others may enter it
   */
  public static PrivateFolder at(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(absolute, forOwner(absolute, FOLDER));
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(absolute)) {
        throw new IOException("expected a folder at " + absolute + ": move the file away", there);
      }
    }
    refuseOthers(absolute, "700");
    Unfinished.clear(absolute);
    return new PrivateFolder(absolute);
  }

  /** A folder in this one. */
  public PrivateFolder in(String name) throws IOException {
    return at(path.resolve(name));
  }

  public Path path(String name) {
    return path.resolve(name);
  }

  public boolean has(String name) {
    return Files.exists(path.resolve(name));
  }

  /** Writes a file, durably; the old content stays until the new one is there. */
  public void write(String name, byte[] content) throws IOException {
    write(path.resolve(name), content);
  }

  /** As {@link #write(String, byte[])}, for a file of any folder. */
  public static void write(Path file, byte[] content) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path part = Unfinished.of(absolute);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      try (FileChannel out = FileChannel.open(part, options, forOwner(absolute, FILE))) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.move(
          part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    force(absolute);
  }

  /**
   * Reads a file.
   *
   * @return empty if there is none
   * @throws IOException if it cannot be read, or others may read it
   */
  public Optional<byte[]> read(String name) throws IOException {
    Path file = path.resolve(name);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** As {@link #read(String)}, for a file of any folder, which must be there. */
  public static byte[] read(Path file) throws IOException {
    refuseOthers(file, "600");
    return Files.readAllBytes(file);
  }

  /** The names of the whole files, in ascending order. */
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !Unfinished.isOne(name))
          .sorted()
          .toList();
    }
  }

  /** Deletes a file if it is there, durably. */
  public void delete(String name) throws IOException {
    if (Files.deleteIfExists(path.resolve(name))) {
      force(path.resolve(name));
    }
  }

  private static FileAttribute<?>[] forOwner(Path near, Set<PosixFilePermission> permissions) {
    return isPosix(near)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path near) {
    return near.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void refuseOthers(Path path, String mode) throws IOException {
    if (!isPosix(path)) {
      return;
    }
    for (PosixFilePermission permission : Files.getPosixFilePermissions(path)) {
      if (!FOLDER.contains(permission)) {
        throw new IOException(
            path
                + " is open to others than its owner: expected the mode "
                + mode
                + "; correct it with chmod "
                + mode
                + " and ask who could read it");
      }
    }
  }

  /** A rename is durable only when the folder is. */
  private static void force(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null || !isPosix(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
