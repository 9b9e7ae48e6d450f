package org.stillwatch.sdk.submit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A disk whose process is killed at a chosen change, just before or just after it. */
final class DyingDisk implements Disk {
  /** The end of the process. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Disk real;
  private int changesLeft;
  private final boolean after;

  DyingDisk(Disk real, int changesBeforeDeath, boolean after) {
    this.real = real;
    this.changesLeft = changesBeforeDeath;
    this.after = after;
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(Change change) throws IOException {
    boolean last = changesLeft-- == 0;
    if (last && !after) {
      throw new Killed();
    }
    change.make();
    if (last) {
      throw new Killed();
    }
  }

  @Override
  public void write(String name, byte[] content) throws IOException {
    change(() -> real.write(name, content));
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return real.read(name);
  }

  @Override
  public void delete(String name) throws IOException {
    change(() -> real.delete(name));
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return real.names(folder);
  }
}
