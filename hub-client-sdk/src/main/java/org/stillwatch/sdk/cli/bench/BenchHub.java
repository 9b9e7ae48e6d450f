package org.stillwatch.sdk.cli.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.stillwatch.sdk.cli.local.HubJava;
import org.stillwatch.sdk.cli.local.HubProcess;
import org.stillwatch.sdk.cli.local.Installation;

/**
 * A hub that can be killed and started again on the same data and port. {@link #close} may be
 * called from any thread.
 */
final class BenchHub implements Closeable {
  private final Installation installation;
  private final Path folder;
  private final BenchDatabase database;
  private final HubJava java;
  private final String policy;
  private final int port;
  private volatile HubProcess process;
  private volatile boolean closed;

  private BenchHub(
      Installation installation,
      Path folder,
      BenchDatabase database,
      HubJava java,
      String policy,
      int port)
      throws IOException {
    this.installation = installation;
    this.folder = folder;
    this.database = database;
    this.java = java;
    this.policy = policy;
    this.port = port;
    this.process = launched();
  }

  /** Starts one; {@link HubProcess#awaitReady} says when it answers. */
  static BenchHub start(
      Installation installation, Path folder, BenchDatabase database, HubJava java)
      throws IOException {
    return start(installation, folder, database, java, "evaluation");
  }

  /** The same under another policy that ships. */
  static BenchHub start(
      Installation installation, Path folder, BenchDatabase database, HubJava java, String policy)
      throws IOException {
    return new BenchHub(installation, folder, database, java, policy, HubProcess.freePort());
  }

  HubProcess process() {
    return process;
  }

  /** Ends it as a crash would. */
  void kill() throws InterruptedException {
    process.kill();
  }

  /**
   * Starts it again and waits until it answers.
   *
   * @return from the start of the process to its line {@code ready}
   */
  Duration startAgain() throws IOException {
    if (closed) {
      throw new IOException("This run was ended.");
    }
    long begun = System.nanoTime();
    process = launched();
    process.awaitReady();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private HubProcess launched() throws IOException {
    return HubProcess.start(
        installation.hubJar(),
        folder,
        installation.policy(policy),
        port,
        database.settings(),
        java);
  }

  @Override
  public void close() {
    closed = true;
    process.close();
  }
}
