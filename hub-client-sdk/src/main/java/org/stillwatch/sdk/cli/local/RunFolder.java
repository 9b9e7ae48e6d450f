package org.stillwatch.sdk.cli.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.trust.PrivateFolder;

/**
 * Where a run keeps its files, open to its owner only: a folder that the user named, which stays,
 * or a temporary one, which goes with the run.
 */
public final class RunFolder implements Closeable {
  private final Path path;
  private final boolean temporary;

  private RunFolder(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /**
   * The named folder, or a temporary one.
   *
   * @throws IOException also if the named folder holds something: it could not be told apart
   */
  public static RunFolder of(Optional<Path> named) throws IOException {
    if (named.isEmpty()) {
      return new RunFolder(Files.createTempDirectory("stillwatch-"), true);
    }
    Path folder = named.get().toAbsolutePath();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new IOException(folder + " is not empty; name a new folder, or take it away.");
        }
      }
    }
    PrivateFolder.at(folder);
    return new RunFolder(folder, false);
  }

  /** The named folder, in which a run of the same kind began before. */
  public static RunFolder again(Path named) throws IOException {
    Path folder = named.toAbsolutePath();
    PrivateFolder.at(folder);
    return new RunFolder(folder, false);
  }

  public Path path() {
    return path;
  }

  /** Whether the folder goes with the run. */
  public boolean isTemporary() {
    return temporary;
  }

  /** Makes a folder in this one. */
  public Path in(String name) throws IOException {
    Path folder = path.resolve(name);
    PrivateFolder.at(folder);
    return folder;
  }

  @Override
  public void close() throws IOException {
    if (temporary && Files.exists(path)) {
      Files.walkFileTree(path, new Deletion());
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
