package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.storage.Durability;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.Cosignatures;
import org.stillwatch.wire.log.NoteBroken;
import org.stillwatch.wire.log.NoteSignature;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.log.WitnessRequest;
import org.stillwatch.wire.tree.ConsistencyProof;
import org.stillwatch.wire.tree.TreeSize;

/**
 * Has witnesses cosign the head, and adds what they sign to it. A witness that is away, or refuses,
 * keeps nobody waiting: it is asked again after a minute, or with the next head. Thread-safe.
 */
@Singleton
public final class Witnessing {
  private static final Logger LOG = System.getLogger(Witnessing.class.getName());
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Witnesses witnesses;
  private final LedgerReading reading;
  private final LedgerStore store;
  private final Transactions transactions;
  private final Durability durability;
  private final HubIdentity hub;
  private final InstantSource clock;

  /** Which size each witness cosigned last, as far as this node knows. */
  private final Map<WitnessAddress, TreeSize> sizes = new ConcurrentHashMap<>();

  /** Which head each witness did not cosign, and when it is asked for that one again. */
  private final Map<WitnessAddress, Refused> refused = new ConcurrentHashMap<>();

  private record Refused(TreeSize head, Instant again) {}

  /** The witnesses of this node, and how they are reached. */
  public record Witnesses(List<WitnessAddress> addresses, WitnessPost post) {
    /** Copies the list. */
    public Witnesses {
      addresses = List.copyOf(addresses);
    }
  }

  /** Witnessing of that log. */
  @Inject
  public Witnessing(
      Witnesses witnesses,
      LedgerReading reading,
      LedgerStore store,
      Transactions transactions,
      Durability durability,
      HubIdentity hub,
      InstantSource clock) {
    this.clock = clock;
    this.witnesses = witnesses;
    this.reading = reading;
    this.store = store;
    this.transactions = transactions;
    this.durability = durability;
    this.hub = hub;
  }

  /**
   * Asks the witnesses that have not cosigned the newest head.
   *
   * @return how many did now
   */
  public int cosign() throws InterruptedException {
    if (witnesses.addresses().isEmpty()) {
      return 0;
    }
    int added = 0;
    for (WitnessAddress witness : witnesses.addresses()) {
      Optional<SignedCheckpoint> head = head();
      if (head.isPresent()
          && witness.key().cosigned(head.get()).isEmpty()
          && mayBeAsked(witness, head.get())) {
        // Whoever signs it must not be shown another one after a loss of power.
        durability.settle();
        added += asked(witness, head.get()) ? 1 : 0;
      }
    }
    return added;
  }

  private boolean mayBeAsked(WitnessAddress witness, SignedCheckpoint head) {
    return Optional.ofNullable(refused.get(witness))
        .filter(one -> one.head().equals(head.size()) && clock.instant().isBefore(one.again()))
        .isEmpty();
  }

  private Optional<SignedCheckpoint> head() {
    return transactions.run(reading::checkpoint).map(note -> hub.log().publicKey().open(note));
  }

  private boolean asked(WitnessAddress witness, SignedCheckpoint head) throws InterruptedException {
    try {
      WitnessPost.Reply reply = post(witness, head);
      if (reply.status() == CONFLICT) {
        sizes.put(witness, size(reply.body()));
        reply = post(witness, head);
      }
      if (reply.status() != OK) {
        throw new IOException("it answers with the status " + reply.status());
      }
      sizes.put(witness, head.size());
      for (NoteSignature line : Cosignatures.read(reply.body())) {
        if (witness.key().cosigned(head.with(line)).isPresent()) {
          refused.remove(witness);
          return transactions.run(() -> store.cosigned(head, head.with(line)));
        }
      }
      throw new IOException("its answer has no cosignature of its key");
    } catch (IOException | NoteBroken e) {
      Refused one = new Refused(head.size(), clock.instant().plus(PAUSE));
      if (refused.put(witness, one) == null) {
        LOG.log(Level.WARNING, "the witness {0} does not cosign: {1}", witness.key().name(), e);
      }
      return false;
    }
  }

  private WitnessPost.Reply post(WitnessAddress witness, SignedCheckpoint head)
      throws IOException, InterruptedException {
    TreeSize old = sizes.getOrDefault(witness, new TreeSize(0));
    if (old.value() > head.size().value()) {
      throw new IOException("it has cosigned a longer log than this one");
    }
    ConsistencyProof proof =
        old.value() == 0 || old.equals(head.size())
            ? new ConsistencyProof(List.of())
            : transactions.run(() -> reading.grown(old, head));
    return witnesses
        .post()
        .post(witness.addCheckpoint(), new WitnessRequest(old, proof, head.toBytes()).toBytes());
  }

  private static TreeSize size(Bytes body) throws IOException {
    String text = new String(body.toByteArray(), StandardCharsets.US_ASCII).strip();
    if (!text.matches("[0-9]{1,15}")) {
      throw new IOException("its answer names no size");
    }
    return new TreeSize(Long.parseLong(text));
  }
}
