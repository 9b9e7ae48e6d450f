package org.stillwatch.sdk.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.testing.FakeHub;

/** A lab's part of a campaign, cut short at every point at which a kill leaves something. */
class LabWorkTest {
  private static final CampaignPlan PLAN = new CampaignPlan(40, 400, 1, 9);

  @TempDir private Path folder;
  private final List<String> observed = new ArrayList<>();
  private FakeHub hub;
  private Lab lab;
  private Path exchanges;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub(FakeHub.policy("demo"));
    Surroundings around =
        new Surroundings(
            Clock.systemUTC(),
            new SecureRandom(),
            pause -> assertThat(pause).isPositive(),
            Patience.NONE,
            Timeouts.USUAL,
            new AccountBatches.Limits(32, 1 << 26));
    Path ticket = folder.resolve("ticket");
    Files.writeString(ticket, hub.ticket().toJson().toString());
    Lab.enrol(folder.resolve("lab.json"), ticket, around);
    lab = Lab.open(folder.resolve("lab.json"), around);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      lines.append("{\"account\":\"a").append(i).append("\",\"prompt\":\"number ").append(i);
      lines.append("\",\"payment\":\"").append(i < 25 ? "wallet-one" : "wallet-two");
      lines.append("\"}\n");
    }
    exchanges = Files.writeString(folder.resolve("exchanges.jsonl"), lines);
  }

  @AfterEach
  void stop() {
    lab.close();
    hub.close();
  }

  private Done done() throws IOException {
    return Done.in(folder, PLAN);
  }

  private LabWork run(Done done) throws IOException {
    LabWork work = new LabWork("lab-1", lab, done, new Stopwatch(() -> 0));
    work.observeAndSubmit(
        exchanges,
        (step, all) -> {
          observed.add(step);
          return new MeterLines(step, all, () -> 0, observed::add);
        });
    return work;
  }

  /** The objects of that type that the hub took. */
  private long taken(String type) {
    return hub.batches(lab.config().root().lab(), "main").stream()
        .flatMap(batch -> batch.objects().stream())
        .map(object -> new String(object.toByteArray(), StandardCharsets.UTF_8))
        .filter(object -> object.contains("\"type\":\"" + type + "\""))
        .count();
  }

  @Test
  void aRunThatWasNotCutShortSubmitsOnce() throws IOException {
    assertThat(run(done()).submitted()).isEqualTo(2);
    assertThat(run(done()).submitted()).isEqualTo(2);
    assertThat(observed).containsExactly("observing lab-1");
    assertThat(taken("grouping")).isEqualTo(2);
  }

  @Test
  void whatWasQueuedButNotSentIsSentByTheNextRunWithoutObservingAgain() throws IOException {
    hub.fail(FakeHub.Failure.BEFORE);
    assertThatThrownBy(() -> run(done())).isInstanceOf(HubUnreachable.class);
    assertThat(run(done()).submitted()).isEqualTo(2);
    assertThat(observed).containsExactly("observing lab-1");
    assertThat(taken("grouping")).isEqualTo(2);
  }

  @Test
  void ifNotAllWereQueuedThoseSentAreWithdrawnAndTheFileIsObservedAgain() throws IOException {
    Done first = done();
    run(first);
    List<String> ids = new ArrayList<>(first.values("lab-1 reports").orElseThrow());
    ids.add("grouping--7d0a4a5e-2f86-4a0b-9d53-0f7a5a0c1f11");
    Done cut = unfinished(ids);
    assertThat(run(cut).submitted()).isEqualTo(2);
    assertThat(observed).hasSize(2);
    assertThat(taken("grouping")).isEqualTo(4);
    assertThat(cut.values("lab-1 reports").orElseThrow()).doesNotContainAnyElementsOf(ids);
    long withdrawn =
        hub.batches(lab.config().root().lab(), "main").stream()
            .flatMap(batch -> batch.objects().stream())
            .map(object -> new String(object.toByteArray(), StandardCharsets.UTF_8))
            .filter(object -> object.contains("\"mistaken\""))
            .count();
    assertThat(withdrawn).isEqualTo(2);
  }

  /** What a run leaves that is killed after it wrote down the names and before it was done. */
  private Done unfinished(List<String> ids) throws IOException {
    Files.delete(folder.resolve("campaign.json"));
    Done cut = done();
    cut.step("observe lab-1", 1);
    cut.keep("lab-1 reports", ids);
    return cut;
  }
}
