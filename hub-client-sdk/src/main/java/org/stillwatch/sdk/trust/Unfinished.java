package org.stillwatch.sdk.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that are being written. Each has a name of its own, which tells the process, so that nobody
 * writes into another's, and what a killed process left can be told from what a living one writes.
 */
final class Unfinished {
  private static final Pattern NAME = Pattern.compile(".+\\.([0-9]{1,18})-[0-9]+\\.part");
  private static final String ENDING = ".part";
  private static final AtomicLong NEXT = new AtomicLong();

  private Unfinished() {}

  /** A new name beside the file that is to be. */
  static Path of(Path file) {
    long process = ProcessHandle.current().pid();
    return file.resolveSibling(
        file.getFileName() + "." + process + "-" + NEXT.incrementAndGet() + ENDING);
  }

  static boolean isOne(String name) {
    return name.endsWith(ENDING);
  }

  /** Deletes what processes left that are no more. */
  static void clear(Path folder) throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(Unfinished::isLeft).toList();
    }
    for (Path one : left) {
      Files.deleteIfExists(one);
    }
  }

  private static boolean isLeft(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }
}
