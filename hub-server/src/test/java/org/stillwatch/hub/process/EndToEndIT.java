package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Observation;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.AtTheEdge;

/** The whole route, from one lab's exchanges to another lab's alert. */
@AtTheEdge
class EndToEndIT {
  private static final Instant DAY = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void aCardThatTwoLabsSawAlertsBothAndNotTheThird() throws Exception {
    try (HubProcess hub = HubProcess.start(folder.resolve("hub"), "demo", Map.of())) {
      assertThat(hub.firstLine()).isEqualTo("ready " + hub.address());
      List<Lab> labs = new ArrayList<>();
      for (String name : List.of("lab-a", "lab-b", "lab-c")) {
        labs.add(enrolled(hub, name));
      }
      submit(labs.get(0), exchanges("a", "4000001234567899"));
      submit(labs.get(1), exchanges("b", "4000001234567899"));
      submit(labs.get(2), exchanges("c", "4000009876543217"));
      assertThat(alerts(labs.get(0))).hasSize(1);
      assertThat(alerts(labs.get(1))).hasSize(1);
      assertThat(alerts(labs.get(2))).isEmpty();
      labs.forEach(Lab::close);
      assertThat(hub.stop()).isLessThan(10_000);
      assertThat(hub.exitCode()).as(hub.log()).isZero();
      assertThat(hub.log()).doesNotContain("4000001234567899");
    }
  }

  private Lab enrolled(HubProcess hub, String name) throws IOException, InterruptedException {
    Path config = folder.resolve(name).resolve("lab.json");
    java.nio.file.Files.createDirectories(config.getParent());
    Lab.enrol(config, hub.admit(name), Surroundings.real());
    return Lab.open(config);
  }

  private static void submit(Lab lab, List<Exchange> exchanges) throws IOException {
    Observation seen = lab.observe(exchanges);
    assertThat(seen.reports()).hasSize(1);
    List<Submitted> submitted = seen.submit();
    assertThat(submitted).allMatch(one -> one.receipt().isPresent());
  }

  private static List<VerifiedAlert> alerts(Lab lab) throws IOException, InterruptedException {
    List<VerifiedAlert> seen = new ArrayList<>();
    lab.onAlert((VerifiedAlert alert, SortedSet<String> accounts) -> {
      assertThat(accounts).hasSize(25);
      seen.add(alert);
    });
    Thread.sleep(1_500);
    lab.catchUp();
    return seen;
  }

  /** Twenty-five accounts that pay with one card. */
  private static List<Exchange> exchanges(String lab, String card) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      exchanges.add(
          Exchange.of(lab + "-account-" + i % 25, "a prompt like no other, number " + i)
              .withAt(DAY.plusSeconds(i))
              .withPayment(card));
    }
    return exchanges;
  }
}
