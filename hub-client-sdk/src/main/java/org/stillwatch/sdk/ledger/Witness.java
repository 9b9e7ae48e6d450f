package org.stillwatch.sdk.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.Cosignatures;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.NoteBroken;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.log.WitnessRequest;
import org.stillwatch.wire.log.WitnessSigner;
import org.stillwatch.wire.tree.ProofBroken;
import org.stillwatch.wire.tree.TreeSize;

/**
 * Cosigns the heads of logs that only grow (C2SP tlog-witness, tlog-cosignature). Of each log it
 * remembers the head that it cosigned last, durably, before anybody gets the cosignature: it never
 * cosigns two heads that do not continue each other. Thread-safe, also between processes.
 */
public final class Witness {
  private final WitnessSigner signer;
  private final Map<NoteName, LogKey> logs;
  private final PrivateFolder folder;
  private final OneAtATime turns;
  private final InstantSource clock;

  /**
   * A witness.
   *
   * @param logs that it watches; others it does not know
   * @param folder for what it cosigned
   */
  public Witness(
      WitnessSigner signer, List<LogKey> logs, PrivateFolder folder, InstantSource clock) {
    this.signer = signer;
    this.logs = logs.stream().collect(Collectors.toMap(LogKey::origin, Function.identity()));
    this.folder = folder;
    this.turns = new OneAtATime(folder.path("witness.lock"));
    this.clock = clock;
  }

  /** The answer to a log. */
  public sealed interface Answer {
    /** 200: the lines of the cosignature. */
    record Cosigned(Bytes lines) implements Answer {}

    /** 409: another size was cosigned last; begin there. */
    record OtherSize(TreeSize size) implements Answer {}

    /** 409: the same size with another root. What the log signed is evidence, and is kept. */
    record Forked(TreeSize size) implements Answer {}

    /** 400: it cannot be read, or the sizes contradict each other. */
    record Malformed(String expected) implements Answer {}

    /** 403: the log's key did not sign it. */
    record NotSigned() implements Answer {}

    /** 404: a log that this witness does not watch. */
    record UnknownLog() implements Answer {}

    /** 422: the proof does not lead from the one head to the other. */
    record NotGrown() implements Answer {}
  }

  /** Answers a request to add a checkpoint. */
  public Answer add(Bytes body) throws IOException {
    WitnessRequest request;
    LogKey key;
    try {
      request = WitnessRequest.parse(body);
      key = logs.get(LogKey.claimedOrigin(request.checkpoint()));
    } catch (NoteBroken e) {
      return new Answer.Malformed(String.valueOf(e.getMessage()));
    }
    if (key == null) {
      return new Answer.UnknownLog();
    }
    SignedCheckpoint head;
    try {
      head = key.open(request.checkpoint());
    } catch (NoteBroken e) {
      return new Answer.NotSigned();
    }
    if (request.old().value() > head.size().value()) {
      return new Answer.Malformed("an old size that is not above the checkpoint's");
    }
    return turns.run(() -> answer(request, key, head));
  }

  private Answer answer(WitnessRequest request, LogKey key, SignedCheckpoint head)
      throws IOException {
    String file = Digest.of(Bytes.utf8(head.origin().value())).base64Url();
    Optional<SignedCheckpoint> last = folder.read(file).map(note -> key.open(Bytes.of(note)));
    TreeSize known = last.map(SignedCheckpoint::size).orElse(new TreeSize(0));
    if (!known.equals(request.old())) {
      return new Answer.OtherSize(known);
    }
    if (known.equals(head.size())) {
      boolean same = last.map(one -> one.root().equals(head.root())).orElse(true);
      if (!same || !request.proof().path().isEmpty()) {
        return same ? new Answer.NotGrown() : forked(file, head);
      }
    } else if (!grown(request, last, head)) {
      return new Answer.NotGrown();
    }
    folder.write(file, request.checkpoint().toByteArray());
    return new Answer.Cosigned(Cosignatures.write(List.of(signer.cosign(head, clock.instant()))));
  }

  private static boolean grown(
      WitnessRequest request, Optional<SignedCheckpoint> last, SignedCheckpoint head) {
    if (last.isEmpty() || last.get().size().value() == 0) {
      return request.proof().path().isEmpty();
    }
    try {
      request.proof().verify(last.get().size(), last.get().root(), head.size(), head.root());
      return true;
    } catch (ProofBroken e) {
      return false;
    }
  }

  private Answer forked(String file, SignedCheckpoint head) throws IOException {
    String root = head.root().base64Url();
    folder
        .in("forked")
        .write(file + "." + head.size().value() + "." + root, head.toBytes().toByteArray());
    return new Answer.Forked(head.size());
  }

  /** The text of the key by which this witness is known. */
  public Bytes vkey() {
    return Bytes.of((signer.publicKey().vkey() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
