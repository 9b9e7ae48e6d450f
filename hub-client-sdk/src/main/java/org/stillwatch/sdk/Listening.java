package org.stillwatch.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.stillwatch.sdk.pull.AlertFeed;
import org.stillwatch.sdk.sink.Deliveries;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.VerifiedAlert;

/** From the feed to whoever was registered, and to the queued sinks. */
final class Listening {
  /** Who follows wants to be there when the hub is back. */
  private static final Duration FOLLOWING = Duration.ofDays(3_650);

  private final HubConnection hub;
  private final TrustRoot root;
  private final PrivateStore store;
  private final LabSinks queued;
  private final LabLog log;
  private final Surroundings around;
  private final AlertFeed endless;
  private final List<DetectionSink> direct = new CopyOnWriteArrayList<>();

  Listening(
      HubConnection hub,
      TrustRoot root,
      PrivateStore store,
      LabSinks queued,
      LabLog log,
      Surroundings around) {
    this.hub = hub;
    this.root = root;
    this.store = store;
    this.queued = queued;
    this.log = log;
    this.around = around;
    Patience patience = around.patience();
    this.endless = feed(new Patience(patience.first(), patience.longest(), FOLLOWING));
  }

  private AlertFeed feed(Patience patience) {
    Retry retry = new Retry(patience, around.sleeper(), around.random());
    return new AlertFeed(hub, root, store, retry, around.sleeper(), around.clock());
  }

  void onAlert(DetectionSink sink) {
    direct.add(sink);
  }

  Deliveries sinks() throws IOException {
    return queued.open();
  }

  int catchUp() throws IOException {
    queued.open();
    int delivered = feed(around.patience()).catchUp(this::deliver);
    queued.deliverOnce();
    log.check();
    return delivered;
  }

  int fromStart() throws IOException {
    return feed(around.patience()).fromStart(this::tell);
  }

  /** Until {@link #close}; waits at the hub as long as the policy allows. */
  void follow(Supplier<Duration> wait) throws IOException {
    Deliveries deliveries = queued.open();
    deliveries.start();
    try (LogFollowing following = LogFollowing.start(log, endless::close)) {
      endless.follow(wait.get(), this::deliver);
      following.rethrow();
    } finally {
      deliveries.stop();
    }
  }

  /** To the queues first: what fails after them comes again, and they know what they have. */
  private void deliver(VerifiedAlert alert) throws IOException {
    queued.open().take(alert);
    tell(alert);
    log.await(alert);
  }

  private void tell(VerifiedAlert alert) throws IOException {
    var accounts = store.accounts(alert.alert().cluster()).orElseGet(TreeSet::new);
    for (DetectionSink sink : direct) {
      sink.accept(alert, accounts);
    }
  }

  void close() {
    endless.close();
    queued.close();
  }
}
