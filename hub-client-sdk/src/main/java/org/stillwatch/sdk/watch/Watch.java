package org.stillwatch.sdk.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;

/**
 * Looks up accounts and values in memory. It knows what was reported and alerted when the store was
 * last read, plus what {@link #take} was given since; it reads again by itself until {@link
 * #close}. Look-ups are for any number of threads at once and take no lock.
 */
public final class Watch implements AutoCloseable {
  /** New keys are kept apart up to this number, or a part of the old ones: then both are joined. */
  private static final int RECENT = 65_536;

  private static final int PART = 16;

  /** What look-ups see, whole at each moment; never changed after it is shown. */
  private static final class Tables {
    private final KeyTable old;
    private final KeyTable recent;
    private final Sighting[] known;

    Tables(KeyTable old, KeyTable recent, Sighting[] known) {
      this.old = old;
      this.recent = recent;
      this.known = known;
    }
  }

  private final WatchSource source;
  private final WatchDigest digest;
  private final WatchSettings settings;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final WatchFigures figures;
  private final ReentrantLock changing = new ReentrantLock(true);
  private final Standing standing = new Standing();
  private final Set<StixId> alertsSeen = new HashSet<>();
  private volatile @Nullable Instant storeRead;
  private volatile @Nullable Instant feedRead;

  private volatile Tables tables = new Tables(KeyTable.EMPTY, KeyTable.EMPTY, new Sighting[0]);

  /** By the ticker, until when what is known counts as fresh; guarded by {@link #changing}. */
  private volatile long freshUntil;

  private volatile @Nullable WatchRefresh refresh;
  private volatile @Nullable Ticker ticker;

  Watch(
      WatchSource source,
      WatchDigest digest,
      WatchSettings settings,
      Meters meters,
      InstantSource clock,
      LongSupplier nanos) {
    this.source = source;
    this.digest = digest;
    this.settings = settings;
    this.clock = clock;
    this.nanos = nanos;
    this.freshUntil = nanos.getAsLong();
    this.figures = new WatchFigures(meters, this);
  }

  /**
   * A watch over a lab's store. It is blind until it has read it once, which it does before this
   * returns; then it goes on by itself.
   *
   * @throws IOException if the store cannot be read
   */
  public static Watch over(
      PrivateStore store,
      TrustRoot root,
      WatchDigest digest,
      WatchSettings settings,
      Meters meters,
      InstantSource clock)
      throws IOException {
    Ticker ticker = Ticker.start();
    try {
      Watch watch =
          new Watch(new StoreSource(store, root), digest, settings, meters, clock, ticker);
      watch.ticker = ticker;
      watch.refresh();
      watch.refresh = WatchRefresh.start(watch, settings.refreshEvery());
      return watch;
    } catch (IOException | RuntimeException e) {
      ticker.close();
      throw e;
    }
  }

  /** An account, by its name in the lab. */
  public Sighting account(String account) {
    return look(digest.firstOfAccount(account));
  }

  /** A card number, IBAN or wallet, in whatever form the lab has it; what is none is clear. */
  public Sighting payment(String raw) {
    return ofUsable(CanonicalValue.payment(raw));
  }

  /** An e-mail address or phone number, in whatever form the lab has it; what is none is clear. */
  public Sighting contact(String raw) {
    return ofUsable(CanonicalValue.contact(raw));
  }

  /** A value in the form in which it is tokenised. */
  public Sighting value(CanonicalValue value) {
    return look(digest.firstOf(value));
  }

  private Sighting ofUsable(Optional<CanonicalValue> value) {
    return value.isPresent() ? value(value.get()) : answer(Sighting.CLEAR);
  }

  private Sighting look(long key) {
    Tables now = tables;
    Sighting old = now.old.look(key, now.known, Sighting.CLEAR);
    return answer(now.recent == KeyTable.EMPTY ? old : now.recent.look(key, now.known, old));
  }

  private Sighting answer(Sighting found) {
    if (found instanceof Sighting.Clear && blind()) {
      figures.lookedBlind();
      return settings.whenBlind() == WhenBlind.FAIL_OPEN ? Sighting.CLEAR : Sighting.BLIND;
    }
    figures.looked(found);
    return found;
  }

  private boolean blind() {
    return freshUntil - nanos.getAsLong() <= 0;
  }

  /** How old what is known is. */
  public Freshness freshness() {
    Optional<Instant> store = Optional.ofNullable(storeRead);
    Optional<Instant> feed = Optional.ofNullable(feedRead);
    Optional<Duration> age =
        store.isPresent() && feed.isPresent()
            ? Optional.of(Duration.between(older(store.get(), feed.get()), clock.instant()))
            : Optional.empty();
    return new Freshness(store, feed, age, blind());
  }

  private static Instant older(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Different values and accounts in memory; one that was added lately may count twice. */
  public long size() {
    Tables now = tables;
    return (long) now.old.distinct() + now.recent.distinct();
  }

  /** Clusters that the lab has reported. */
  public int clusters() {
    return tables.known.length;
  }

  /**
   * Takes an alert at once, before the store is read again.
   *
   * @throws WatchOverloaded if what came before is still being taken in
   */
  public void take(VerifiedAlert alert) {
    changed(() -> {
      alertsSeen.add(alert.alert().id());
      standing.take(alert.alert());
      show(tables.old, tables.recent);
    });
  }

  /**
   * Takes an alert at once if the watch is not busy.
   *
   * @return whether it did; otherwise it comes when the store is read again, if it is kept there
   */
  public boolean offer(VerifiedAlert alert) {
    if (!changing.tryLock()) {
      return false;
    }
    try {
      take(alert);
      return true;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Takes a report at once, before the store is read again.
   *
   * @param values as {@link WatchedValues} writes them
   * @throws WatchOverloaded if what came before is still being taken in
   */
  public void take(StixId report, SortedSet<String> accounts, Bytes values) {
    changed(() -> {
      Entries fresh = new Entries(accounts.size() + WatchedValues.count(values));
      add(report, accounts, values, fresh);
      join(fresh);
    });
  }

  /**
   * Reads what the store has and this watch has not.
   *
   * @throws IOException if the store cannot be read: what is known stays, and grows old
   * @throws WatchOverloaded if what came before is still being taken in
   */
  public void refresh() throws IOException {
    try {
      changed(this::readStore);
    } catch (UncheckedIOException e) {
      figures.refreshFailed();
      throw e.getCause();
    } catch (RuntimeException e) {
      figures.refreshFailed();
      throw e;
    }
  }

  private void readStore() {
    Instant begun = clock.instant();
    long ticks = nanos.getAsLong();
    try {
      readReports();
      List<Alert> alerts = new ArrayList<>();
      source.alerts(alert -> !alertsSeen.contains(alert), alerts::add);
      for (Alert alert : alerts) {
        alertsSeen.add(alert.id());
        standing.take(alert);
      }
      source.withdrawn().forEach(standing::withdraw);
      feedRead = source.feedRead().orElse(null);
      show(tables.old, tables.recent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    storeRead = begun;
    Instant feed = feedRead;
    if (feed != null) {
      Duration behind = Duration.between(older(begun, feed), begun);
      freshUntil = ticks + settings.mostAge().minus(behind).toNanos();
    }
  }

  /** What was read before a failure is kept: it will not be asked for again. */
  private void readReports() throws IOException {
    Entries fresh = new Entries(0);
    try {
      source.reports(
          report -> !standing.knows(report),
          (report, accounts, values) -> add(report, accounts, values, fresh));
    } finally {
      join(fresh);
    }
  }

  private void add(StixId report, SortedSet<String> accounts, Bytes values, Entries fresh) {
    Optional<Integer> number = standing.add(report);
    if (number.isPresent()) {
      int cluster = number.get();
      for (String account : accounts) {
        WatchDigest.Key key = digest.ofAccount(account);
        fresh.add(key.high(), key.low(), cluster);
      }
      WatchedValues.forEach(values, (high, low) -> fresh.add(high, low, cluster));
    }
  }

  private void join(Entries fresh) {
    Tables now = tables;
    if (fresh.size() == 0) {
      show(now.old, now.recent);
      return;
    }
    now.recent.addTo(fresh);
    if (fresh.size() > Math.max(RECENT, now.old.size() / PART)) {
      now.old.addTo(fresh);
      show(new KeyTable(fresh), KeyTable.EMPTY);
    } else {
      show(now.old, new KeyTable(fresh));
    }
  }

  private void show(KeyTable old, KeyTable recent) {
    tables = new Tables(old, recent, standing.known());
  }

  /** One change at a time: whoever comes meanwhile waits, and not for ever. */
  private void changed(Runnable change) {
    boolean mine = false;
    try {
      mine = changing.tryLock(settings.mostWait().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!mine) {
      throw new WatchOverloaded();
    }
    try {
      change.run();
    } finally {
      changing.unlock();
    }
  }

  /** Ends the reading; look-ups go on with what is known, which grows old. */
  @Override
  public void close() {
    WatchRefresh running = refresh;
    if (running != null) {
      running.close();
    }
    Ticker ticking = ticker;
    if (ticking != null) {
      ticking.close();
    }
  }
}
