package org.stillwatch.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.ExchangeReader;
import org.stillwatch.sdk.observe.SkippedLine;
import org.stillwatch.sdk.observe.SkippedLines;

/** Exchanges in files of JSON Lines, one file after the other. */
final class ExchangeFiles implements ExchangeSource {
  private final List<Path> files;
  private final LongConsumer progress;

  /**
   * Those files.
   *
   * @param progress is told how many bytes of all files were read so far
   */
  ExchangeFiles(List<Path> files, LongConsumer progress) {
    this.files = List.copyOf(files);
    this.progress = progress;
  }

  @Override
  public SkippedLines read(Taker taker) throws IOException {
    long before = 0;
    long skipped = 0;
    List<SkippedLine> listed = new ArrayList<>();
    for (Path file : files) {
      long done = before;
      try (ExchangeReader reader =
          new ExchangeReader(
              Files.newInputStream(file),
              ExchangeReader.Limits.USUAL,
              read -> progress.accept(done + read))) {
        for (Optional<Exchange> one = reader.next(); one.isPresent(); one = reader.next()) {
          taker.take(one.get());
        }
        skipped += reader.skipped().count();
        reader.skipped().first().forEach(line -> listed.add(named(file, line)));
      }
      before += Files.size(file);
    }
    return new SkippedLines(skipped, listed);
  }

  private static SkippedLine named(Path file, SkippedLine line) {
    return new SkippedLine(line.number(), file.getFileName() + ": " + line.reason());
  }
}
