package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.stillwatch.sdk.trust.PrivateFolder;

/**
 * The file with the operator's secret, held by one command that replaces it. The lock is a file of
 * its own beside it, since the file itself is another one after each replacement; it stays there,
 * empty.
 */
final class SecretFile implements AutoCloseable {
  private final Path file;
  private final FileChannel lock;

  private SecretFile(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Holds the file that is there, through links. */
  static SecretFile locked(Path path) {
    try {
      Path file = path.toRealPath();
      FileChannel channel =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      if (!isFree(channel)) {
        channel.close();
        throw new CommandFailed(
            ExitCode.FAILED, "another command replaces " + file + "; try again when it is done");
      }
      return new SecretFile(file, channel);
    } catch (IOException e) {
      throw notReplaced(path, e);
    }
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  /** Replaces the secret, durably: at each moment the file holds the old one or the new one. */
  void replace(String secret) {
    try {
      PrivateFolder.write(file, (secret + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw notReplaced(file, e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw notReplaced(file, e);
    }
  }

  private static CommandFailed notReplaced(Path path, IOException cause) {
    return new CommandFailed(
        ExitCode.FAILED,
        path + " cannot be replaced; what it holds is good as before. Check it and its folder",
        cause);
  }
}
