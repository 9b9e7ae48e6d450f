package org.stillwatch.hub;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.feed.Snapshots;
import org.stillwatch.hub.intake.HouseKeeping;
import org.stillwatch.hub.intake.Intake;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.ledger.LogMirror;
import org.stillwatch.hub.ledger.Sequencer;
import org.stillwatch.hub.ledger.Witnessing;
import org.stillwatch.hub.listener.Listeners;

/** Founds the hub as soon as it is deployed, and keeps house afterwards. */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
  /** Read by the launcher, which waits beside the application for its end. */
  private static final String STOPPED = "stillwatch.stopped";

  private static final String NOT_GROWN = "the log did not grow; it is tried again each second";
  private static final String NOT_SHOWN =
      "witnesses and mirror do not have the log as far as it goes; it is tried again each second";

  private static final String NOT_RELEASED =
      "no snapshot was taken for liaisons, who read the one before; it is tried again each second";

  private static final String OWN_WORDS =
      "the listener of this container was not found: what it refuses by itself has no document";

  private static final Logger LOG = System.getLogger(Startup.class.getName());

  @Inject private HubIdentity hub;
  @Inject private HouseKeeping houseKeeping;
  @Inject private Intake intake;
  @Inject private Sequencer sequencer;
  @Inject private Witnessing witnessing;
  @Inject private LogMirror mirror;
  @Inject private Snapshots snapshots;
  @Inject private InstantSource clock;
  @Resource private ManagedScheduledExecutorService scheduler;
  private Troubles troubles;
  private @Nullable ScheduledFuture<?> house;
  private @Nullable ScheduledFuture<?> log;
  private @Nullable ScheduledFuture<?> shown;
  private @Nullable ScheduledFuture<?> released;

  /** For the container, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public Startup() {}

  @PostConstruct
  void start() {
    LOG.log(Level.INFO, "hub {0} at {1}", hub.id(), hub.address());
    troubles = new Troubles(LOG, clock);
    watchListeners();
    scheduler.execute(this::prepare);
    log = scheduler.scheduleWithFixedDelay(this::sequence, 0, 1, TimeUnit.SECONDS);
    shown = scheduler.scheduleWithFixedDelay(this::show, 1, 1, TimeUnit.SECONDS);
    released = scheduler.scheduleWithFixedDelay(this::release, 0, 1, TimeUnit.SECONDS);
    house = scheduler.scheduleWithFixedDelay(this::keepHouse, 1, 1, TimeUnit.MINUTES);
  }

  private void watchListeners() {
    try {
      if (Listeners.watch(clock) > 0) {
        return;
      }
      LOG.log(Level.WARNING, OWN_WORDS);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, OWN_WORDS, e);
    }
  }

  @PreDestroy
  void stop() {
    for (ScheduledFuture<?> running : Arrays.asList(house, log, shown, released)) {
      if (running != null) {
        running.cancel(false);
      }
    }
    System.setProperty(STOPPED, "true");
  }

  private void prepare() {
    try {
      intake.prepare();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the sketches are read with the first batch, not before it", e);
    }
  }

  private void sequence() {
    try {
      sequencer.sequence(clock.instant());
      troubles.succeeded(NOT_GROWN);
    } catch (RuntimeException e) {
      troubles.failed(NOT_GROWN, e);
    }
  }

  /** To the witnesses first: the mirror shows what they signed. */
  private void show() {
    try {
      witnessing.cosign();
      mirror.write();
      troubles.succeeded(NOT_SHOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      troubles.failed(NOT_SHOWN, e);
    }
  }

  private void release() {
    try {
      snapshots.take(clock.instant());
      troubles.succeeded(NOT_RELEASED);
    } catch (RuntimeException e) {
      troubles.failed(NOT_RELEASED, e);
    }
  }

  private void keepHouse() {
    try {
      houseKeeping.keep();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "keeping house failed; it is tried again in a minute", e);
    }
  }
}
