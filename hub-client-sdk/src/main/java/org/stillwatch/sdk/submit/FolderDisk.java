package org.stillwatch.sdk.submit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.trust.PrivateFolder;

/** The disk itself: names are {@code folder/file}. */
final class FolderDisk implements Disk {
  private final PrivateFolder root;

  FolderDisk(PrivateFolder root) {
    this.root = root;
  }

  @Override
  public void write(String name, byte[] content) throws IOException {
    folder(name).write(file(name), content);
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return folder(name).read(file(name));
  }

  @Override
  public void delete(String name) throws IOException {
    folder(name).delete(file(name));
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return root.in(folder).names();
  }

  private PrivateFolder folder(String name) throws IOException {
    return root.in(name.substring(0, name.indexOf('/')));
  }

  private static String file(String name) {
    return name.substring(name.indexOf('/') + 1);
  }
}
