package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.sdk.store.ToldAlerts;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.SinkEntry;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.canonical.Bytes;

/**
 * All queued sinks of a lab. Each has a queue on disk and a thread of its own, so that one that
 * fails neither loses an alert nor keeps another waiting. At least once: after a crash an alert may
 * come again, by the same id. Thread-safe.
 */
public final class Deliveries implements AutoCloseable {
  /** How long to wait for what is being delivered, at the end. */
  private static final Duration ENDING = Duration.ofSeconds(4);

  private final PrivateFolder folder;
  private final Bytes key;
  private final SinkSurroundings around;
  private final Map<SinkName, Delivery> deliveries = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Without a sink yet.
   *
   * @param folder of the queues
   * @param key 32 bytes, encrypts them
   */
  public Deliveries(PrivateFolder folder, Bytes key, SinkSurroundings around) {
    this.folder = folder;
    this.key = key;
    this.around = around;
  }

  /**
   * Adds the sinks of a configuration.
   *
   * @param base where relative names of files begin
   * @throws IOException if one cannot be used; says which and why
   */
  public void configure(List<SinkEntry> entries, Path base) throws IOException {
    SinkKinds kinds = new SinkKinds();
    for (int i = 0; i < entries.size(); i++) {
      SinkSettings settings = settings(entries.get(i), i + 1, base);
      add(settings.name(), settings.withAccounts(), kinds.open(settings, around));
    }
  }

  private static SinkSettings settings(SinkEntry entry, int place, Path base) throws IOException {
    try {
      return new SinkSettings(entry, base);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "sink number "
              + place
              + " of the configuration needs a name, a type, and accounts, if given, of none or"
              + " names: correct it",
          e);
    }
  }

  /** Adds a sink of the program's own; it gets the names of accounts if {@code withAccounts}. */
  public synchronized void add(SinkName name, boolean withAccounts, DetectionSink sink)
      throws IOException {
    if (deliveries.containsKey(name)) {
      throw new IOException("two sinks are called " + name + ": name one otherwise");
    }
    SinkQueue queue = new SinkQueue(folder.in(name.word()), key, around.random(), around.clock());
    deliveries.put(name, new Delivery(name, withAccounts, sink, queue, around));
  }

  /** Keeps an alert for each sink. Durable for all when this returns. */
  public synchronized void take(VerifiedAlert alert) throws IOException {
    for (Delivery one : deliveries.values()) {
      one.add(alert);
    }
  }

  /**
   * Keeps all alerts that the lab was told before for one sink, the oldest first: for one that is
   * new, or whose receiver lost them. What waits for it already is not kept twice.
   *
   * @return how many the lab was told
   * @throws IllegalArgumentException if there is no such sink; says which there are
   * @throws IOException if they cannot be read or kept
   */
  public synchronized int takeFromStart(SinkName name) throws IOException {
    Delivery to = deliveries.get(name);
    if (to == null) {
      throw new IllegalArgumentException(
          "there is no sink " + name + " in the configuration, but " + deliveries.keySet());
    }
    List<VerifiedAlert> told = new ArrayList<>();
    new ToldAlerts(around.store(), around.root()).each(any -> true, told::add);
    told.sort(
        Comparator.comparing((VerifiedAlert one) -> one.alert().issued())
            .thenComparing(one -> one.alert().id().toString()));
    for (VerifiedAlert one : told) {
      to.add(one);
    }
    return told.size();
  }

  /** Begins to deliver, in the background. */
  public synchronized void start() {
    for (Delivery one : deliveries.values()) {
      one.ready();
      begin(one, one);
    }
  }

  /** Tries what waits once at each sink, all side by side; what fails or takes longer, waits. */
  public void deliverOnce(Duration most) {
    synchronized (this) {
      for (Delivery one : deliveries.values()) {
        one.ready();
        begin(one, one::once);
      }
    }
    join(most);
    stop();
  }

  private void begin(Delivery delivery, Runnable work) {
    Thread thread = new Thread(work, "sink-" + delivery.name());
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  /** Ends what {@link #start} began, after what is being delivered. */
  public void stop() {
    synchronized (this) {
      deliveries.values().forEach(Delivery::stop);
    }
    join(ENDING);
  }

  private void join(Duration most) {
    List<Thread> waited;
    synchronized (this) {
      waited = List.copyOf(threads);
    }
    long until = System.nanoTime() + most.toNanos();
    try {
      for (Thread thread : waited) {
        thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      threads.removeIf(thread -> !thread.isAlive());
    }
  }

  /** How each sink stands. */
  public synchronized List<SinkState> states() throws IOException {
    List<SinkState> states = new ArrayList<>();
    for (Delivery one : deliveries.values()) {
      states.add(one.state());
    }
    return states;
  }

  /** Lets what was refused wait again, everywhere; says how many. */
  public synchronized int tryRefusedAgain() throws IOException {
    int many = 0;
    for (Delivery one : deliveries.values()) {
      many += one.tryRefusedAgain();
    }
    return many;
  }

  @Override
  public void close() throws IOException {
    stop();
    for (Delivery one : deliveries.values()) {
      one.close();
    }
  }
}
