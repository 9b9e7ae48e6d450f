package org.stillwatch.wire.oprf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * The lifetime of an evaluation key: a quarter of a year in UTC. Written {@code 2026Q4}.
 *
 * @param year 2000 to 9998
 * @param quarter 1 to 4
 */
public record Epoch(int year, int quarter) implements Comparable<Epoch> {
  private static final Pattern FORM = Pattern.compile("([2-9][0-9]{3})Q([1-4])");
  private static final int MONTHS = 3;

  public Epoch {
    if (year < 2000 || year > 9998 || quarter < 1 || quarter > 4) {
      throw new IllegalArgumentException("an epoch is a quarter of a year from 2000 to 9998");
    }
  }

  /** The quarter that contains a moment. */
  public static Epoch of(Instant moment) {
    var day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    return new Epoch(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
  }

  /** Reads the form {@code 2026Q4} only. */
  public static Epoch parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("expected a quarter in the form 2026Q4");
    }
    return new Epoch(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /** The first moment. */
  public Instant starts() {
    return LocalDate.of(year, (quarter - 1) * MONTHS + 1, 1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  /** The first moment that is no longer in it. */
  public Instant ends() {
    return LocalDate.of(year, (quarter - 1) * MONTHS + 1, 1)
        .plusMonths(MONTHS)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  public Epoch next() {
    return quarter == 4 ? new Epoch(year + 1, 1) : new Epoch(year, quarter + 1);
  }

  @Override
  public int compareTo(Epoch other) {
    return Integer.compare(year * 4 + quarter, other.year * 4 + other.quarter);
  }

  @Override
  public String toString() {
    return year + "Q" + quarter;
  }
}
