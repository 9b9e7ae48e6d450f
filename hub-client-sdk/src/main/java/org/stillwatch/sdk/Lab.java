package org.stillwatch.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.stillwatch.sdk.caution.ValueLists;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.SkippedLines;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.pseudonym.Pseudonyms;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.sign.BatchSigner;
import org.stillwatch.sdk.sink.Deliveries;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkName;
import org.stillwatch.sdk.sink.stix.AlertHistory;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.submit.Outbox;
import org.stillwatch.sdk.transport.ClientCredentials;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.Enrolment;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.LabKeys;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.sdk.watch.Meters;
import org.stillwatch.sdk.watch.Watch;
import org.stillwatch.sdk.watch.WatchDigest;
import org.stillwatch.sdk.watch.WatchSettings;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.enrolment.Ticket;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.report.VerdictWord;
import org.stillwatch.wire.report.WithdrawalReason;
import org.stillwatch.wire.seal.GroupKeyCheck;
import org.stillwatch.wire.seal.SigningKey;

/**
 * One lab at one hub: the door to this library. Open it with the file that enrolment wrote, hand it
 * exchanges, submit what comes of them, follow alerts. For one thread at a time, except {@link
 * #close}, which ends {@link #follow} from another.
 *
 * <p>Every method that talks to the hub throws {@link HubUnreachable} if the hub cannot be reached
 * and {@link org.stillwatch.sdk.transport.HubRefused} if it refuses the lab.
 */
public final class Lab implements AutoCloseable {
  private static final Limits TICKET = new Limits(16_384, 2);

  private final LabConfig config;
  private final Surroundings around;
  private final PrivateFolder folder;
  private final GroupSecrets secrets;
  private final Allowing allowing;
  private final ValueLists lists;
  private final LocalDigest digests;
  private final HubConnection hub;
  private final Retry retry;
  private final Pseudonyms pseudonyms;
  private final PrivateStore store;
  private final Outbox outbox;
  private final LabLog log;
  private final Desk desk;
  private final Listening listening;
  private final WatchDigest watchDigest;

  private Lab(
      LabConfig config,
      PrivateFolder folder,
      LabKeys keys,
      SigningKey batchKey,
      Surroundings around)
      throws IOException {
    this.config = config;
    this.around = around;
    this.folder = folder;
    this.secrets = new GroupSecrets(folder);
    this.digests = new LocalDigest(keys.derived("stillwatch link values/1"));
    this.watchDigest = new WatchDigest(keys.derived("stillwatch watch/1"));
    ClientCredentials credentials = new ClientCredentials(config.root().lab(), keys.clientJwk());
    this.hub =
        HubConnection.of(
            config.root().address(),
            credentials,
            around.timeouts(),
            around.clock(),
            around.random());
    this.retry = new Retry(around.patience(), around.sleeper(), around.random());
    this.store = new PrivateStore(folder.in("store"), keys.storeKey(), around.random());
    this.allowing = new Allowing(folder.in("allow"), secrets, digests, store, around);
    this.lists = new ValueLists(folder.in("cautions"));
    BatchSigner signer = new BatchSigner(config.root(), config.stream(), batchKey);
    this.outbox =
        new Outbox(
            folder.in("outbox"),
            hub,
            config.root(),
            signer,
            () -> secrets.standing(terms()),
            retry);
    this.log = new LabLog(folder.in("log"), hub, config, outbox, store, retry, around);
    this.pseudonyms =
        new Pseudonyms(
            hub,
            config.root(),
            retry,
            around.clock(),
            around.random(),
            (manifest, jws) -> log().await(manifest, jws, terms().policy().log()));
    this.desk = new Desk(config.root().lab(), outbox, store, around);
    LabSinks queued = new LabSinks(config, folder, keys.derived(LabSinks.KEY), store, around);
    this.listening = new Listening(hub, config.root(), store, queued, log, around);
  }

  /** Opens an enrolled lab. */
  public static Lab open(Path config) throws IOException {
    return open(config, Surroundings.real());
  }

  /** Opens an enrolled lab with a clock, randomness and patience of its own. */
  public static Lab open(Path config, Surroundings around) throws IOException {
    LabConfig read = LabConfig.read(config);
    PrivateFolder folder = LabConfig.folder(config);
    LabKeys keys = LabKeys.load(folder.in("keys"));
    return new Lab(read, folder, keys, keys.batchKey(), around);
  }

  /**
   * Opens a lab whose batch key is elsewhere, such as in a hardware module.
   *
   * @param batchKey must be the one that was enrolled
   */
  public static Lab open(Path config, SigningKey batchKey, Surroundings around) throws IOException {
    PrivateFolder folder = LabConfig.folder(config);
    LabKeys keys = LabKeys.load(folder.in("keys"));
    return new Lab(LabConfig.read(config), folder, keys, batchKey, around);
  }

  /** Makes a lab's keys, registers them with the operator's ticket, and writes the file. */
  public static LabConfig enrol(Path config, Path ticket, Surroundings around) throws IOException {
    Ticket read;
    try {
      read = Ticket.fromJson(StrictJson.read(Files.readAllBytes(ticket), TICKET));
    } catch (IllegalArgumentException _secret) {
      throw new IOException(ticket + " is no enrolment ticket: ask the hub's operator for one");
    }
    if (!Files.exists(config)) {
      Outbox.newlyEnrolled(LabConfig.folder(config).in("outbox"), LabConfig.USUAL_STREAM);
    }
    return new Enrolment(around.clock(), around.random()).enrol(config, read);
  }

  public LabConfig config() {
    return config;
  }

  /** Observes exchanges. They are read once; nothing leaves but blinded values. */
  public Observation observe(Stream<Exchange> exchanges) throws IOException {
    return observe(taker -> {
      for (Iterator<Exchange> each = exchanges.iterator(); each.hasNext(); ) {
        taker.take(each.next());
      }
      return new SkippedLines(0, List.of());
    });
  }

  /** Observes exchanges. */
  public Observation observe(Iterable<Exchange> exchanges) throws IOException {
    return observe(taker -> {
      for (Exchange exchange : exchanges) {
        taker.take(exchange);
      }
      return new SkippedLines(0, List.of());
    });
  }

  /**
   * Observes files of JSON Lines, plain or gzip; see {@link
   * org.stillwatch.sdk.observe.ExchangeReader} for their form.
   *
   * @param progress is told how many bytes of all files were read so far
   */
  public Observation observeFiles(List<Path> files, LongConsumer progress) throws IOException {
    return observe(new ExchangeFiles(files, progress));
  }

  /**
   * Observes exchanges that other machines of this lab read. The reports are those that this
   * machine alone would make of the same exchanges.
   */
  public Observation observe(Machines machines) throws IOException {
    HubTerms terms = terms();
    return new Observation(observing().observe(machines, terms), terms.epoch(), desk);
  }

  private Observation observe(ExchangeSource source) throws IOException {
    HubTerms terms = terms();
    return new Observation(observing().observe(source, terms), terms.epoch(), desk);
  }

  private Observing observing() throws IOException {
    return new Observing(
        config,
        secrets,
        allowing,
        lists,
        digests,
        watchDigest,
        pseudonyms,
        folder.in("temporary").path(""),
        around);
  }

  /**
   * Sends what waits in the outbox from before.
   *
   * @return what became of each statement
   */
  public List<Submitted> sendWaiting() throws IOException {
    return desk.sendWaiting();
  }

  /** The receipt of a report, withdrawal or verdict; empty while there is none. */
  public Optional<VerifiedReceipt> receipt(StixId about) throws IOException {
    return outbox.receipt(about);
  }

  /** The hub's log, against which {@link #catchUp} and {@link #follow} check the hub too. */
  public LabLog log() {
    return log;
  }

  /** How many statements wait in the outbox. */
  public int waiting() throws IOException {
    return outbox.waiting();
  }

  /** Takes back a report, or one indicator, of this lab. */
  public Submitted withdraw(StixId what, WithdrawalReason reason) throws IOException {
    return desk.withdraw(what, reason);
  }

  /**
   * Tells what an analyst decided about an alert.
   *
   * @param reason a code of the policy's list
   */
  public Submitted verdict(StixId alert, VerdictWord word, Optional<String> reason)
      throws IOException {
    return desk.verdict(alert, word, reason);
  }

  /**
   * Registers where alerts go; several may be. It is called by the thread that reads the feed, and
   * a failure of it stops the reading: the alert comes again.
   */
  public void onAlert(DetectionSink sink) {
    listening.onAlert(sink);
  }

  /**
   * Registers where alerts go, behind a queue on disk and a thread of its own: a failure of it is
   * retried and concerns nobody else. It gets the lab's own names of accounts.
   */
  public void onAlert(SinkName name, DetectionSink sink) throws IOException {
    listening.sinks().add(name, true, sink);
  }

  /** The sinks of the configuration, and those registered by name, with their queues. */
  public Deliveries sinks() throws IOException {
    return listening.sinks();
  }

  /**
   * Delivers the alerts that came since the last time, checks the log, and returns. Queued sinks
   * are tried once; what they do not take waits for the next time.
   *
   * @throws org.stillwatch.sdk.ledger.LogBroken after the delivery, if the log is not in order
   */
  public int catchUp() throws IOException {
    return listening.catchUp();
  }

  /**
   * Delivers all alerts from the beginning again, but not to queued sinks; what is remembered does
   * not change.
   */
  public int alertsFromStart() throws IOException {
    return listening.fromStart();
  }

  /** What this lab was told before, for exports. */
  public AlertHistory alertHistory() throws IOException {
    return AlertHistory.of(store, config.root());
  }

  /** Delivers alerts as they come, until {@link #close} or an interrupt. */
  public void follow() throws IOException {
    listening.follow(() -> terms().policy().limits().maxLongPoll());
  }

  /**
   * Looks up this lab's accounts and values in memory. It learns what any process of this lab
   * writes into its store within the settings' pause, and alerts of this lab's own reading at once;
   * somebody must read the feed, such as {@link #follow}, or it is blind.
   */
  public Watch watch(WatchSettings settings, Meters meters) throws IOException {
    Watch watch = Watch.over(store, config.root(), watchDigest, settings, meters, around.clock());
    onAlert((alert, accounts) -> watch.offer(alert));
    return watch;
  }

  /**
   * Makes a group key for the members; it becomes this lab's own if it has none.
   *
   * @return the check value of the new key
   */
  public GroupKeyCheck newGroupKey(Path out) throws IOException {
    return GroupSecrets.check(secrets.newKey(out, around.random()));
  }

  /**
   * Takes over the members' group key. A background made under another key is dropped.
   *
   * @return its check value
   */
  public GroupKeyCheck importGroupKey(Path from) throws IOException {
    return GroupSecrets.check(secrets.importKey(from));
  }

  /** Tells which group key this lab uses, and nothing else about it; empty if it has none. */
  public Optional<GroupKeyCheck> groupKeyCheck() throws IOException {
    return secrets.key().map(GroupSecrets::check);
  }

  /**
   * Makes the members' background from files of honest exchanges, under the group key. It speaks of
   * meaning too if this lab has switched on {@code prompt-meaning}.
   *
   * @throws org.stillwatch.sdk.meaning.MeaningUnavailable if it should and cannot
   */
  public Background buildBackground(List<Path> files, LongConsumer progress, Path out)
      throws IOException {
    return buildBackground(files, progress, out, skipped -> {});
  }

  /**
   * As above.
   *
   * @param skipped is told, once, which lines were no exchange
   */
  public Background buildBackground(
      List<Path> files, LongConsumer progress, Path out, Consumer<SkippedLines> skipped)
      throws IOException {
    return new Backgrounds(config, secrets, around).build(files, progress, out, skipped);
  }

  /** Takes over the members' background. */
  public Background importBackground(Path from) throws IOException {
    return secrets.importBackground(from);
  }

  /** What this lab excuses: public templates, and exceptions of its own. */
  public Allowing allowing() {
    return allowing;
  }

  /** The lists by which values get their honest explanations. */
  public ValueLists valueLists() {
    return lists;
  }

  /** What is in force at the hub. */
  public HubTerms terms() {
    return retry.of(() -> HubTerms.of(hub, config.root()));
  }

  /** Ends following. What waits in the outbox stays there. */
  @Override
  public void close() {
    listening.close();
  }
}
