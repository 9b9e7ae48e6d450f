package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.sdk.ledger.LogState;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogProof;

/**
 * Leaves that wait are laid in the database, of a kind that all members may see; then the hub's own
 * sequencer takes them, and a lab checks the log as it always does.
 */
public final class LogRun {
  public static final int LEAST = 1_000;

  /** The first half is for the hub's compiler. */
  private static final int PROOFS = 10_000;

  private static final int POLL_MILLIS = 5;

  private final Bench bench;
  private final Consumer<String> narration;

  /**
   * A run to come, on PostgreSQL.
   *
   * @param narration hears what is done, a sentence at a time
   */
  public LogRun(Bench bench, Consumer<String> narration) {
    this.bench = bench;
    this.narration = narration;
  }

  /** Runs it. */
  public LogResult of(int leaves, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    BenchHub hub = ending.with(bench.startAsServed(folder));
    SealedLab asking = bench.enrolledToSeal(hub, "lab-a", folder);
    BenchLab lab = bench.enrolled(hub, "lab-b", folder);
    try (Connection connection =
        HubDriver.connect(bench.installation().hubJar(), folder.in("driver"), bench.database())) {
      sequenced(connection, asking, 0, leaves);
      lab.lab().log().check();
      narration.accept("Warm. " + leaves + " leaves wait.");
      long nanos = sequenced(connection, asking, leaves, leaves);
      narration.accept("Sequenced in " + nanos / 1_000_000 + " ms.");
      LatencyResult.Ascending proofs = proofs(asking, leaves, lab);
      long begun = System.nanoTime();
      long cpu = cpuNanos();
      LogState state = lab.lab().log().check();
      cpu = cpuNanos() - cpu;
      long took = System.nanoTime() - begun;
      if (state.proved() < leaves) {
        throw new IOException("the lab verified " + state.proved() + " leaves of " + leaves);
      }
      return new LogResult(leaves, nanos, proofs, state.proved(), took, cpu);
    } catch (SQLException e) {
      throw new IOException("The database cannot be filled: " + e.getMessage(), e);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Digest subject(int number) {
    return Digest.of(Bytes.utf8("bench leaf " + number));
  }

  /** From the commit that lets them wait to the head that has them. */
  private static long sequenced(Connection connection, SealedLab lab, int from, int many)
      throws SQLException, InterruptedException {
    long before = size(lab);
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ledger_pending (subject, kind, salt, member_id, content, enters_at)"
                + " values (?, ?, ?, null, null, now())")) {
      Bytes salt = Bytes.of(new byte[LeafOpening.SALT_SIZE]);
      for (int i = from; i < from + many; i++) {
        insert.setString(1, subject(i).base64Url());
        insert.setString(2, LeafKind.POLICY.word());
        insert.setString(3, salt.base64Url());
        insert.addBatch();
        if (i % 1_000 == 999) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
      connection.commit();
    } finally {
      connection.setAutoCommit(true);
    }
    long begun = System.nanoTime();
    while (size(lab) < before + many) {
      Thread.sleep(POLL_MILLIS);
    }
    return System.nanoTime() - begun;
  }

  private static long size(SealedLab lab) {
    try {
      Bytes note = lab.hub().get("/log/checkpoint").body();
      return lab.config().root().log().open(note).size().value();
    } catch (HubRefused e) {
      return 0;
    }
  }

  /** As a client waits, each proof verified; the first half does not count. */
  private LatencyResult.Ascending proofs(SealedLab asking, int leaves, BenchLab lab) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < PROOFS; i++) {
      Digest about = subject(leaves + (int) (i * 7_919L % leaves));
      long begun = System.nanoTime();
      Bytes proof =
          asking.hub().get("/log/proof/" + LeafKind.POLICY.word() + "/" + about.base64Url()).body();
      long took = System.nanoTime() - begun;
      LogProof.parse(proof, lab.lab().config().root().log());
      if (i >= PROOFS / 2) {
        times.add(took);
      }
    }
    return new LatencyResult.Ascending(times.stream().mapToLong(Long::longValue).toArray());
  }
}
