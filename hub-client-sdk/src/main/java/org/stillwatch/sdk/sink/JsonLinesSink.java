package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.SortedSet;
import org.stillwatch.sdk.trust.VerifiedAlert;

/**
 * Appends alerts to a file, a JSON object a line, with accounts if it gets them. A line is on disk
 * when the call returns. A new file is readable by its owner only.
 */
public final class JsonLinesSink implements DetectionSink, AutoCloseable {
  private final FileChannel file;

  public JsonLinesSink(Path file) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    this.file = FileChannel.open(file, options, forOwner(file));
    endLastLine();
  }

  private static FileAttribute<?>[] forOwner(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** A crash may have cut the last line: the next one must not be glued to it. */
  private void endLastLine() throws IOException {
    long size = file.size();
    file.position(size);
    if (size > 0) {
      ByteBuffer last = ByteBuffer.allocate(1);
      file.read(last, size - 1);
      if (last.get(0) != '\n') {
        file.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
    }
  }

  @Override
  public synchronized void accept(VerifiedAlert alert, SortedSet<String> accounts)
      throws IOException {
    String line = AlertForm.shown(alert, accounts) + "\n";
    ByteBuffer rest = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (rest.hasRemaining()) {
      file.write(rest);
    }
    file.force(false);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
