package org.stillwatch.sdk.cli.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.wire.indicator.StixId;

/**
 * Follows the alerts of a lab on a thread of its own, by long poll, and notes when it was told of
 * each cluster. Thread-safe.
 */
final class Follower implements Closeable {
  private static final Duration ENDING = Duration.ofSeconds(10);

  private final Lab lab;
  private final Map<StixId, Told> told = new HashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Throwable failure;

  private record Told(long firstAt, int times) {}

  private Follower(Lab lab) {
    this.lab = lab;
  }

  /**
   * Begins to follow.
   *
   * @param config of an enrolled lab
   */
  static Follower of(Path config, Surroundings around) throws IOException {
    Follower follower = new Follower(Lab.open(config, around));
    follower.lab.onAlert((alert, accounts) -> follower.note(alert.alert().cluster()));
    Thread thread = new Thread(follower::follow, "follower");
    thread.setDaemon(true);
    thread.start();
    return follower;
  }

  private void follow() {
    try {
      lab.follow();
    } catch (IOException | RuntimeException e) {
      failed(e);
    } finally {
      ended.countDown();
    }
  }

  private synchronized void failed(Throwable e) {
    failure = e;
    notifyAll();
  }

  private synchronized void note(StixId cluster) {
    long now = System.nanoTime();
    told.merge(cluster, new Told(now, 1), (old, fresh) -> new Told(old.firstAt(), old.times() + 1));
    notifyAll();
  }

  /**
   * Waits until all of these clusters were told of.
   *
   * @return when the last of them first was, in {@link System#nanoTime}; empty if the patience ends
   * @throws IOException if following failed
   */
  synchronized OptionalLong await(Set<StixId> clusters, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!told.keySet().containsAll(clusters)) {
      if (failure != null) {
        throw new IOException("Following the alerts failed: " + failure.getMessage(), failure);
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return OptionalLong.empty();
      }
      wait(left);
    }
    return told.entrySet().stream()
        .filter(one -> clusters.contains(one.getKey()))
        .mapToLong(one -> one.getValue().firstAt())
        .max();
  }

  /** How many alerts came about each cluster. */
  synchronized Map<StixId, Integer> times() {
    Map<StixId, Integer> times = new HashMap<>();
    told.forEach((cluster, one) -> times.put(cluster, one.times()));
    return times;
  }

  @Override
  public void close() throws IOException {
    lab.close();
    try {
      if (!ended.await(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("Following the alerts did not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
