package org.stillwatch.sdk;

import java.io.IOException;
import java.util.Optional;
import org.stillwatch.sdk.ledger.HubLog;
import org.stillwatch.sdk.ledger.LogCheck;
import org.stillwatch.sdk.ledger.LogMemory;
import org.stillwatch.sdk.ledger.LogState;
import org.stillwatch.sdk.submit.Outbox;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;

/** The hub's log, as one lab holds the hub to it. */
final class LabLog {
  private final LogMemory memory;
  private final LogCheck check;

  LabLog(
      PrivateFolder folder,
      HubConnection hub,
      TrustRoot root,
      Outbox outbox,
      Retry retry,
      Surroundings around)
      throws IOException {
    this.memory = new LogMemory(folder);
    this.check =
        new LogCheck(
            new HubLog(hub, retry), root.log(), memory, outbox::receiptsAfter, around.clock());
  }

  LogState check() throws IOException {
    return check.check();
  }

  /** An alert must be in the log by the time that it names itself. */
  void await(VerifiedAlert alert) throws IOException {
    var until = alert.alert().includedBy();
    if (until.isPresent()) {
      Digest digest = Digest.of(alert.alert().toCanonical());
      memory.await(LeafKind.ALERT, digest, until.get(), alert.jws());
    }
  }

  Optional<Bytes> proof(Digest batch) throws IOException {
    return memory.proof(LeafKind.BATCH, batch);
  }
}
