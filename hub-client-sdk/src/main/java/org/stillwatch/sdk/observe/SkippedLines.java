package org.stillwatch.sdk.observe;

import java.util.List;

/**
 * What a reader skipped so far.
 *
 * @param count all lines skipped
 * @param first the first of them, at most {@link ExchangeReader.Limits#listedLines}
 */
public record SkippedLines(long count, List<SkippedLine> first) {
  public SkippedLines {
    first = List.copyOf(first);
  }
}
