package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** How far files were read: a bar on a terminal, nothing in a pipe. */
final class Progress implements AutoCloseable {
  private static final long MEBIBYTE = 1L << 20;

  private final Optional<ProgressBar> bar;

  private Progress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /**
   * Begins.
   *
   * @throws IOException if a file is not there: better said before hours of reading
   */
  static Progress over(List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    if (!Terminal.isWatched()) {
      return new Progress(Optional.empty());
    }
    return new Progress(
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName("read")
                .setUnit(" MiB", MEBIBYTE)
                .setInitialMax(bytes)
                .build()));
  }

  /** So many bytes of all files were read. */
  void reached(long bytes) {
    bar.ifPresent(shown -> shown.stepTo(bytes));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
