package org.stillwatch.sdk.observe;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads exchanges from JSON Lines in UTF-8, plain or gzip (told by its first two bytes), an object
 * a line, of any length in bounded memory. {@code account} and {@code prompt} are required; {@code
 * at}, {@code model}, {@code tool}, {@code payment}, {@code contact}, {@code ip}, {@code
 * user_agent}, {@code signup_at}, {@code response_chars} optional. Unknown fields are ignored,
 * blank lines passed over, malformed lines counted and skipped. Not thread-safe.
 */
public final class ExchangeReader implements AutoCloseable {
  /**
   * How much a reader puts up with.
   *
   * @param maxLineBytes longer lines are skipped
   * @param listedLines so many skipped lines are listed; all are counted
   */
  public record Limits(int maxLineBytes, int listedLines) {
    /** Lines of 8 MiB, 100 skipped lines listed. */
    public static final Limits USUAL = new Limits(8 << 20, 100);

    public Limits {
      if (maxLineBytes < 1 || listedLines < 0) {
        throw new IllegalArgumentException(
            "a line has one byte at least, a list no fewer than none");
      }
    }
  }

  private final InputStream in;
  private final Lines lines;
  private final ExchangeForm form = new ExchangeForm();
  private final Limits limits;
  private final List<SkippedLine> listed = new ArrayList<>();
  private long skipped;
  private long number;

  /**
   * Begins to read, and looks at the first two bytes.
   *
   * @param source is closed with this reader
   * @param progress is told after each read how many bytes of the source were read, before
   *     unpacking
   */
  public ExchangeReader(InputStream source, Limits limits, LongConsumer progress)
      throws IOException {
    this.limits = limits;
    this.in = unpacked(new BufferedInputStream(new CountedInput(source, progress), 1 << 16));
    this.lines = new Lines(in, limits.maxLineBytes());
  }

  private static InputStream unpacked(BufferedInputStream raw) throws IOException {
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  /**
   * The next exchange; empty at the end.
   *
   * @throws IOException if the source cannot be read, or its gzip form is damaged
   */
  public Optional<Exchange> next() throws IOException {
    while (nextLine()) {
      number++;
      if (lines.isTooLong()) {
        skip("longer than " + limits.maxLineBytes() + " bytes");
      } else if (!lines.isBlank()) {
        try {
          return Optional.of(form.read(lines.bytes(), lines.length()));
        } catch (MalformedLine malformed) {
          skip(malformed.reason());
        }
      }
    }
    return Optional.empty();
  }

  private boolean nextLine() throws IOException {
    try {
      return lines.next();
    } catch (EOFException | ZipException damaged) {
      throw new IOException(
          "the gzip input is cut or damaged after line " + number + ": get it again", damaged);
    }
  }

  private void skip(String reason) {
    skipped++;
    if (listed.size() < limits.listedLines()) {
      listed.add(new SkippedLine(number, reason));
    }
  }

  /** What was skipped so far. */
  public SkippedLines skipped() {
    return new SkippedLines(skipped, listed);
  }

  /** How many lines were read so far. */
  public long lines() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
