package org.stillwatch.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.sdk.ledger.AuditedFile;
import org.stillwatch.sdk.ledger.HubLog;
import org.stillwatch.sdk.ledger.LogCheck;
import org.stillwatch.sdk.ledger.LogCopy;
import org.stillwatch.sdk.ledger.LogFolder;
import org.stillwatch.sdk.ledger.LogMemory;
import org.stillwatch.sdk.ledger.LogState;
import org.stillwatch.sdk.ledger.ShownLeaves;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.store.ToldAlerts;
import org.stillwatch.sdk.submit.Outbox;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.oprf.KeyManifest;
import org.stillwatch.wire.policy.LogTerms;

/**
 * The hub's log, to which one lab holds the hub. {@link Lab} says what is thrown when the hub does
 * not answer.
 */
public final class LabLog {
  /** Within which an answer of the hub shows that it can be reached. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private final HubConnection connection;
  private final Retry retry;
  private final HubLog hub;
  private final PrivateStore store;
  private final LogKey key;
  private final TrustRoot root;
  private final Outbox outbox;
  private final LogMemory memory;
  private final LogCheck check;
  private final InstantSource clock;

  LabLog(
      PrivateFolder folder,
      HubConnection connection,
      LabConfig config,
      Outbox outbox,
      PrivateStore store,
      Retry retry,
      Surroundings around)
      throws IOException {
    this.connection = connection;
    this.retry = retry;
    this.hub = new HubLog(connection, retry);
    this.root = config.root();
    this.key = root.log();
    this.outbox = outbox;
    this.store = store;
    this.memory = new LogMemory(folder);
    this.clock = around.clock();
    this.check =
        new LogCheck(hub, key, config.witnesses(), memory, outbox::receiptsAfter, around.clock());
  }

  /**
   * Checks that the log only grew, and has by now all that this lab sent and was told.
   *
   * @throws org.stillwatch.sdk.ledger.LogBroken if it is not what the hub promised
   */
  public LogState check() throws IOException {
    try {
      return check.check();
    } catch (HubUnreachable e) {
      Optional<Instant> answered = store.feedRead();
      if (answered.filter(at -> at.plus(RECENT).isAfter(clock.instant())).isPresent()) {
        check.requireNothingLate();
      }
      throw e;
    }
  }

  /**
   * The proof, for others, that the log has the batch of a receipt (C2SP tlog-proof); empty until a
   * check found it there.
   */
  public Optional<Bytes> proof(VerifiedReceipt receipt) throws IOException {
    return memory.proof(LeafKind.BATCH, receipt.receipt().batch());
  }

  /**
   * What was released to liaisons of governments, who may read it and what each read: all that the
   * log shows every member, after a check of the log.
   *
   * @throws org.stillwatch.sdk.ledger.LogBroken if the log is not what the hub promised
   */
  public List<ShownLeaves.Shown> liaisons() throws IOException {
    Optional<SignedCheckpoint> head = check().head();
    return head.isPresent() ? new ShownLeaves(hub).below(head.get()) : List.of();
  }

  /**
   * What liaisons of governments ask the labs' counsel for, the latest first. Every member gets the
   * same; nothing is sent back.
   */
  public List<ObjectNode> requestsOfLiaisons() {
    List<ObjectNode> requests = new ArrayList<>();
    for (JsonNode one :
        retry.of(() -> connection.get("/liaison-requests")).json().path("requests")) {
      if (one instanceof ObjectNode request) {
        requests.add(request);
      }
    }
    return requests;
  }

  /** Copies the log into a folder, for an {@link org.stillwatch.sdk.ledger.Audit}. */
  public SignedCheckpoint copyTo(Path folder) throws IOException {
    return new LogCopy(hub, new LogFolder(folder), key).copy(copied -> {});
  }

  /**
   * Writes all receipts of this lab, with their proofs, for an {@link
   * org.stillwatch.sdk.ledger.Audit}.
   *
   * @return how many
   */
  public int writeReceipts(Path file) throws IOException {
    List<VerifiedReceipt> receipts = outbox.receiptsAfter(0);
    AuditedFile.write(file, receipts, memory, key, clock.instant());
    return receipts.size();
  }

  /**
   * Adds to that file all that the log shows this lab: its alerts, keys and membership, the
   * policies of the hub, and what liaisons were given and read; and what this lab withdrew.
   *
   * @param head below which
   * @return how many leaves
   */
  public int addShown(Path file, SignedCheckpoint head) throws IOException {
    Map<Digest, Bytes> alerts = new HashMap<>();
    new ToldAlerts(store, root)
        .each(
            any -> true,
            told -> {
              Bytes payload = Bytes.of(told.alert().toCanonical());
              alerts.put(Digest.of(payload), payload);
            });
    List<ShownLeaves.Verified> leaves = new ShownLeaves(hub).all(head);
    AuditedFile.add(file, leaves, alerts, outbox.sent());
    return leaves.size();
  }

  /** A key that the hub gave must be in the log for all to see, by the time of the policy. */
  void await(KeyManifest manifest, String jws, LogTerms terms) throws IOException {
    Digest digest = Digest.of(manifest.toCanonical());
    memory.await(LeafKind.EVALUATION_KEY, digest, terms.promised(clock.instant()), jws);
  }

  /** An alert must be in the log by the time that it names, or that any policy allows. */
  void await(VerifiedAlert alert) throws IOException {
    Instant latest = clock.instant().plus(LogCheck.LONGEST_PROMISE);
    Instant until = alert.alert().includedBy().filter(latest::isAfter).orElse(latest);
    Digest digest = Digest.of(alert.alert().toCanonical());
    memory.await(LeafKind.ALERT, digest, until, alert.jws());
  }
}
