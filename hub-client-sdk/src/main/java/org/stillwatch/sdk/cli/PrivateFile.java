package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A new file that only its owner can read (0600). Closed without a content that was kept, it is
 * taken away again. Used by one thread.
 */
final class PrivateFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private boolean kept;

  private PrivateFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Begins a file; refuses one that exists, since it may hold something that is still needed. */
  static PrivateFile create(Path path) {
    try {
      return new PrivateFile(
          path,
          FileChannel.open(
              path,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailed(
          ExitCode.FAILED, path + " exists already; name another file, or take it away", e);
    } catch (IOException e) {
      throw notWritten(path, e);
    }
  }

  /** Writes the content; it is on disk when the call returns. */
  void keep(String content) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      kept = true;
    } catch (IOException e) {
      throw notWritten(path, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (!kept) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw notWritten(path, e);
    }
  }

  private static CommandFailed notWritten(Path path, IOException cause) {
    return new CommandFailed(
        ExitCode.FAILED, path + " cannot be written; name a file in a folder of yours", cause);
  }
}
