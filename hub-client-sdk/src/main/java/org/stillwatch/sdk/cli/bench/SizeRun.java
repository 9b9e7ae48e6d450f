package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
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

  /** Indicators that come before the first rows are laid. */
  private static final int WARM_UP = 5_000;

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
    try (Connection connection =
        HubDriver.connect(bench.installation().hubJar(), folder.in("driver"), bench.database())) {
      LaidRows rows = new LaidRows(connection, laid);
      BenchReports reports = new BenchReports(BenchKind.MIXED, SEED);
      return new SizeResult(
          bench.database().name(), new Sending(hub, labs, reports, now).growing(rows, upTo));
    } catch (SQLException e) {
      throw new IOException("The database cannot be filled: " + e.getMessage(), e);
    }
  }

  /** Real labs that send real batches. */
  private final class Sending {
    private final BenchHub hub;
    private final List<SealedLab> labs;
    private final BenchReports reports;
    private final Instant now;

    Sending(BenchHub hub, List<SealedLab> labs, BenchReports reports, Instant now) {
      this.hub = hub;
      this.labs = labs;
      this.reports = reports;
      this.now = now;
    }

    List<SizeResult.At> growing(LaidRows rows, long upTo)
        throws IOException, InterruptedException, SQLException {
      List<SizeResult.At> all = new ArrayList<>();
      long there = LaidReports.INDICATORS + sample(WARM_UP).indicators();
      long next = 1;
      for (long size : SIZES.stream().filter(s -> s <= upTo).toList()) {
        long more = lay(rows, next, size - there);
        next += more;
        there += more * LaidReports.INDICATORS;
        narration.accept(
            there
                + " indicators are there, "
                + (next - 1) * LaidReports.INDICATORS
                + " of them laid.");
        sample(inSample);
        List<IngestSample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
          samples.add(sample(inSample));
        }
        all.add(
            new SizeResult.At(
                size,
                samples,
                ServerProcesses.resident(hub.process().pid()),
                serverMemory(),
                rows.bytes()));
        there += samples.stream().mapToLong(IngestSample::indicators).sum();
        narration.accept(all.get(all.size() - 1).json().toString());
      }
      return all;
    }

    private OptionalLong serverMemory() throws IOException {
      Optional<String> database = bench.database().databaseName();
      return database.isPresent() ? ServerProcesses.memory(database.get()) : OptionalLong.empty();
    }

    private IngestSample sample(int indicators) throws IOException, InterruptedException {
      return SealedLoad.of(labs, reports, now, indicators).send(hub, bench.database());
    }
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
