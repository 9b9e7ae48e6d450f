package org.stillwatch.sdk.pull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.transport.Sleeper;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.sdk.trust.VerifiedAlert;

/**
 * The feed of one lab. An alert that does not verify stops the feed before it: nothing is skipped.
 */
public final class AlertFeed implements AutoCloseable {
  private static final Duration BREATH = Duration.ofMillis(50);
  private static final Duration REMEMBER = Duration.ofSeconds(2);

  private final HubConnection hub;
  private final TrustRoot root;
  private final PrivateStore store;
  private final Retry retry;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private Instant remembered = Instant.MIN;
  private volatile boolean closed;

  /** The thread that waits for the hub, which may be woken; guarded by this object. */
  private @Nullable Thread waiting;

  public AlertFeed(
      HubConnection hub,
      TrustRoot root,
      PrivateStore store,
      Retry retry,
      Sleeper sleeper,
      InstantSource clock) {
    this.clock = clock;
    this.hub = hub;
    this.root = root;
    this.store = store;
    this.retry = retry;
    this.sleeper = sleeper;
  }

  private record Page(List<VerifiedAlert> alerts, String next) {}

  /**
   * Reads on from where reading stopped, until the hub has no more, and remembers where that is.
   *
   * @return how many alerts were delivered
   */
  public int catchUp(AlertListener listener) throws IOException {
    int delivered = 0;
    while (true) {
      Page page = page(store.cursor(), Duration.ZERO);
      delivered += deliver(page, listener);
      if (page.alerts().isEmpty()) {
        return delivered;
      }
    }
  }

  /**
   * Reads all alerts from the beginning, those delivered before too, without a change to what is
   * remembered.
   */
  public int fromStart(AlertListener listener) throws IOException {
    int delivered = 0;
    Optional<String> cursor = Optional.empty();
    while (true) {
      Page page = page(cursor, Duration.ZERO);
      for (VerifiedAlert alert : page.alerts()) {
        listener.take(alert);
        delivered++;
      }
      if (page.alerts().isEmpty()) {
        return delivered;
      }
      cursor = Optional.of(page.next());
    }
  }

  /**
   * Delivers alerts as they come, until {@link #close} or an interrupt of the thread. While the hub
   * cannot be reached it goes on trying, with the pauses of the retry.
   *
   * @param wait how long the hub may keep a request open, from its policy
   */
  public void follow(Duration wait, AlertListener listener) throws IOException {
    while (!closed && !Thread.currentThread().isInterrupted()) {
      step(wait, listener);
    }
  }

  private void step(Duration wait, AlertListener listener) throws IOException {
    Optional<String> cursor = store.cursor();
    Page page;
    beginWaiting();
    try {
      page = page(cursor, wait);
      if (page.alerts().isEmpty()) {
        breathe();
      }
    } catch (HubUnreachable e) {
      if (closed || Thread.currentThread().isInterrupted()) {
        return;
      }
      throw e;
    } finally {
      endWaiting();
    }
    deliver(page, listener);
  }

  private synchronized void beginWaiting() {
    waiting = Thread.currentThread();
    if (closed) {
      waiting.interrupt();
    }
  }

  /** From here on nothing interrupts: what is being delivered and written is finished. */
  private synchronized void endWaiting() {
    waiting = null;
    if (closed) {
      Thread.interrupted();
    }
  }

  /** So that a hub that does not keep requests open is not asked without a pause. */
  private void breathe() {
    try {
      sleeper.sleep(BREATH);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int deliver(Page page, AlertListener listener) throws IOException {
    int delivered = 0;
    for (VerifiedAlert alert : page.alerts()) {
      if (!store.delivered(alert.alert().id())) {
        listener.take(alert);
        store.keepDelivered(alert.alert().id(), alert.jws());
        delivered++;
      }
    }
    if (!store.cursor().equals(Optional.of(page.next()))) {
      store.keepCursor(page.next());
    }
    return delivered;
  }

  private Page page(Optional<String> cursor, Duration wait) throws IOException {
    Map<String, String> query = new TreeMap<>();
    cursor.ifPresent(from -> query.put("cursor", from));
    if (!wait.isZero()) {
      query.put("wait", Long.toString(wait.toSeconds()));
    }
    JsonNode json = retry.of(() -> hub.get("/alerts", query, wait)).json();
    if (!json.path("alerts").isArray() || !json.path("next").isTextual()) {
      throw new Untrusted("expected a page of alerts and a cursor: is this a hub's address?");
    }
    List<VerifiedAlert> alerts = new ArrayList<>();
    json.path("alerts").forEach(jws -> alerts.add(root.alert(jws.asText())));
    rememberAnswer();
    return new Page(alerts, json.path("next").textValue());
  }

  /** So that others of this lab know how old what they know is; not for every page of many. */
  private void rememberAnswer() throws IOException {
    Instant now = clock.instant();
    if (remembered.isBefore(now.minus(REMEMBER))) {
      store.keepFeedRead(now);
      remembered = now;
    }
  }

  /** Ends {@link #follow}; what is being delivered is finished first. */
  @Override
  public synchronized void close() {
    closed = true;
    Thread thread = waiting;
    if (thread != null && !thread.equals(Thread.currentThread())) {
      thread.interrupt();
    }
  }
}
