package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;

/**
 * What one more indicator costs when there are ten thousand, a hundred thousand, a million, ten
 * million. Up to each size rows are laid in the database by SQL as ingest would have written them;
 * then real labs send real batches over HTTP, and these are measured.
 */
public final class SizeRun {
  /** The sizes. */
  public static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L, 10_000_000L);

  private static final int LABS = 4;
  private static final int SAMPLES = 3;
  private static final long SEED = 1;

  /** From so many rows on, two indexes are made anew and not row by row. */
  private static final long MANY = 500_000;

  /** Indicators that are laid in one transaction, about. */
  private static final long AT_ONCE = 500_000;

  private final Bench bench;
  private final int inSample;
  private final Consumer<String> narration;

  /**
   * A run to come, on PostgreSQL.
   *
   * @param inSample indicators in a sample, about
   */
  public SizeRun(Bench bench, int inSample, Consumer<String> narration) {
    this.bench = bench;
    this.inSample = inSample;
    this.narration = narration;
  }

  /** Runs it up to that size. */
  public SizeResult of(long upTo, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    BenchHub hub = ending.with(bench.startLarge(folder));
    List<SealedLab> labs = new ArrayList<>();
    for (int i = 0; i < LABS; i++) {
      labs.add(bench.enrolledToSeal(hub, "lab-" + (char) ('a' + i), folder));
    }
    SealedLab laying = bench.enrolledToSeal(hub, "lab-laid", folder);
    Instant now = bench.around().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    LaidReports laid = new LaidReports(laying.identity(), laying.terms().epoch(), now);
    laying.send(laying.seal(List.of(laid.report(0))));
    narration.accept("The hub answers. " + Drawn.inWords());
    BenchReports reports = new BenchReports(BenchKind.MIXED, SEED);
    List<SizeResult.At> all = new ArrayList<>();
    try (Connection connection =
        HubDriver.connect(bench.installation().hubJar(), folder.in("driver"), bench.database())) {
      LaidRows rows = new LaidRows(connection, laid);
      long there =
          LaidReports.INDICATORS
              + SealedLoad.of(labs, reports, now, 5_000).send(hub, bench.database()).indicators();
      long next = 1;
      for (long size :
          LongStream.of(SIZES.stream().mapToLong(s -> s).toArray())
              .filter(s -> s <= upTo)
              .toArray()) {
        long more = lay(rows, next, size - there);
        next += more;
        there += more * LaidReports.INDICATORS;
        narration.accept(
            there
                + " indicators are there, "
                + (next - 1) * LaidReports.INDICATORS
                + " of them laid.");
        SealedLoad.of(labs, reports, now, inSample).send(hub, bench.database());
        List<IngestSample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
          samples.add(SealedLoad.of(labs, reports, now, inSample).send(hub, bench.database()));
        }
        all.add(new SizeResult.At(size, samples, Cost.resident(hub.process().pid()), rows.bytes()));
        there += samples.stream().mapToLong(IngestSample::indicators).sum();
        narration.accept(all.get(all.size() - 1).json().toString());
      }
    } catch (SQLException e) {
      throw new IOException("The database cannot be filled: " + e.getMessage(), e);
    }
    return new SizeResult(bench.database().name(), all);
  }

  /**
   * Lays about so many indicators.
   *
   * @return how many reports
   */
  private long lay(LaidRows rows, long first, long indicators) throws SQLException {
    long batch = (long) LaidRows.REPORTS_IN_BATCH * LaidReports.INDICATORS;
    long reports = Math.max(0, indicators / batch) * LaidRows.REPORTS_IN_BATCH;
    boolean many = indicators >= MANY;
    if (many) {
      rows.indexes(false);
    }
    long atOnce = AT_ONCE / batch * LaidRows.REPORTS_IN_BATCH;
    for (long done = 0; done < reports; done += atOnce) {
      rows.lay(first + done, Math.min(atOnce, reports - done));
      narration.accept(
          "Laid "
              + Math.min(done + atOnce, reports) * LaidReports.INDICATORS
              + " of "
              + indicators
              + ".");
    }
    if (many) {
      rows.indexes(true);
    }
    return reports;
  }
}
