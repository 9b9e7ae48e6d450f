package org.stillwatch.sdk.cli.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.ledger.Audit;
import org.stillwatch.sdk.ledger.AuditReport;
import org.stillwatch.sdk.ledger.LogFolder;
import org.stillwatch.sdk.ledger.LogState;
import org.stillwatch.wire.log.LogKey;

/**
 * A hub's log, as labs hold the hub to it and as an auditor verifies a copy of it.
 *
 * @param leaves of the log when the copy was made
 * @param receipts of all labs
 * @param copy where the copy is
 * @param findings of the audit of it, with the receipts; empty if all is in order
 */
public record VerifiedLog(long leaves, int receipts, Path copy, List<String> findings) {
  private static final int LOOKS = 120;
  private static final Duration BETWEEN = Duration.ofMillis(250);

  /** Copies the findings. */
  public VerifiedLog {
    findings = List.copyOf(findings);
  }

  /**
   * Waits until the log has what was promised to each lab; then a lab copies it, and the copy is
   * audited with nothing but the key.
   *
   * @param labs one at least
   * @throws org.stillwatch.sdk.ledger.LogBroken if a lab finds the log broken
   */
  public static VerifiedLog of(List<Lab> labs, Path folder, Surroundings around)
      throws IOException, InterruptedException {
    List<String> findings = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    int receipts = 0;
    for (Lab lab : labs) {
      if (!settled(lab, around)) {
        findings.add("what was promised to " + lab.config().root().lab() + " does not come");
      }
      Path file = folder.resolveSibling(lab.config().root().lab() + ".receipts");
      receipts += lab.log().writeReceipts(file);
      files.add(file);
    }
    Lab first = labs.get(0);
    long leaves = first.log().copyTo(folder).size().value();
    LogKey key = first.config().root().log();
    for (Path file : files) {
      AuditReport report =
          new Audit(new LogFolder(folder), key).run(List.of(), Optional.of(file), hashed -> {});
      findings.addAll(report.findings());
    }
    return new VerifiedLog(leaves, receipts, folder, findings);
  }

  private static boolean settled(Lab lab, Surroundings around)
      throws IOException, InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      LogState state = lab.log().check();
      if (state.head().isPresent() && state.waiting() == 0) {
        return true;
      }
      around.sleeper().sleep(BETWEEN);
    }
    return false;
  }
}
