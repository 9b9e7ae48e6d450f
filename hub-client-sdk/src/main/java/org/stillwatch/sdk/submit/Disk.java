package org.stillwatch.sdk.submit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The steps by which the outbox changes the disk; each is whole and durable when it returns. A seam
 * for tests that stop between any two of them.
 */
interface Disk {
  void write(String name, byte[] content) throws IOException;

  Optional<byte[]> read(String name) throws IOException;

  void delete(String name) throws IOException;

  /** The names in a folder, without it, ascending. */
  List<String> names(String folder) throws IOException;
}
