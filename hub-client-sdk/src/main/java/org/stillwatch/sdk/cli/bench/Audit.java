package org.stillwatch.sdk.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.ledger.LogBroken;
import org.stillwatch.sdk.transport.ClientCredentials;
import org.stillwatch.sdk.transport.HubAnswer;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.LabKeys;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.seal.Batch;

/** Compares what a lab holds from the hub with what the hub has. The lab rests meanwhile. */
final class Audit {
  private static final int OK = 200;

  private final BenchLab lab;
  private final Surroundings around;
  private final Findings findings;
  private final HubConnection hub;
  private int held;

  Audit(BenchLab lab, Surroundings around, Findings findings) throws IOException {
    this.lab = lab;
    this.around = around;
    this.findings = findings;
    LabConfig config = LabConfig.read(lab.config());
    LabKeys keys = LabKeys.load(LabConfig.folder(lab.config()).in("keys"));
    this.hub =
        HubConnection.of(
            config.root().address(),
            new ClientCredentials(config.root().lab(), keys.clientJwk()),
            around.timeouts(),
            around.clock(),
            around.random());
  }

  /**
   * Sends batches again, whose receipts must come back as they were, and asks where the chain
   * stands, which must be behind the last of all.
   *
   * @param whole every batch, and not only those that came since the last time
   * @return how many receipts the lab has
   */
  int receipts(boolean whole) throws IOException {
    List<SentBatches.Sent> all = SentBatches.of(lab);
    for (SentBatches.Sent sent : all.subList(whole ? 0 : held, all.size())) {
      honoured(sent);
    }
    held = all.size();
    Map<String, String> stream = Map.of("stream", lab.lab().config().stream().name());
    JsonNode head = hub.get("/batches/head", stream, Duration.ZERO).json();
    long next = head.path("next").asLong();
    Digest last = all.isEmpty() ? Digest.ZERO : all.get(all.size() - 1).digest();
    if (next <= all.size()) {
      findings.lost(lab.name() + ": the chain ends before batch " + next + " of " + all.size());
    } else if (next != all.size() + 1L || !last.equals(Digest.parse(head.path("head").asText()))) {
      findings.halfKept(lab.name() + ": the chain goes on at " + next + " after " + all.size());
    }
    return all.size();
  }

  private void honoured(SentBatches.Sent sent) {
    try {
      HubAnswer answer = hub.post("/batches", Batch.MEDIA_TYPE, sent.sealed().toByteArray());
      if (answer.status() != OK) {
        findings.doubled(sent.name() + " was taken a second time");
      }
      if (!answer.text("receipt").equals(sent.receipt())) {
        findings.lost(sent.name() + " has another receipt");
      }
    } catch (HubRefused e) {
      findings.lost(sent.name() + " is refused: " + e.problem().type());
    }
  }

  /** The log only grew, and has what is due. */
  void log() throws IOException {
    try {
      lab.lab().log().check();
    } catch (LogBroken e) {
      findings.notInLog(lab.name() + ": " + e.getMessage());
    }
  }

  /**
   * Reads all alerts from the beginning: one about each of these clusters, and no other.
   *
   * @param matched the lab's reports that another lab's report matches
   */
  void alerts(Set<StixId> matched) throws IOException {
    Map<StixId, Integer> times = new HashMap<>();
    try (Lab reader = Lab.open(lab.config(), around)) {
      reader.onAlert((alert, accounts) -> times.merge(alert.alert().cluster(), 1, Integer::sum));
      reader.alertsFromStart();
    }
    compare(matched, times, "in the feed");
  }

  /** The same for alerts that came in whatever way. */
  void compare(Set<StixId> matched, Map<StixId, Integer> times, String where) {
    for (StixId one : matched) {
      int count = times.getOrDefault(one, 0);
      if (count == 0) {
        findings.halfKept(lab.name() + " " + where + ": no alert about " + one);
      } else if (count > 1) {
        findings.doubled(lab.name() + " " + where + ": " + count + " alerts about " + one);
      }
    }
    Set<StixId> others = new HashSet<>(times.keySet());
    others.removeAll(matched);
    for (StixId one : others) {
      findings.halfKept(lab.name() + " " + where + ": an alert without receipts about " + one);
    }
  }
}
