package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.sdk.observe.Exchange;

/** Counts of an account's behaviour. */
class BehaviourTest {
  private static final long SEED = 5;

  @Test
  void neitherOrderNorPartsNorTheSealedFormChangeTheCounts() throws IOException {
    List<Exchange> exchanges = exchanges(new Random(SEED));
    byte[] whole = written(Behaviours.of(exchanges));
    Collections.shuffle(exchanges, new Random(SEED + 1));
    Behaviour parts = Behaviours.of(exchanges.subList(0, 70));
    byte[] rest = written(Behaviours.of(exchanges.subList(70, exchanges.size())));
    parts.add(BehaviourForm.read(new DataInputStream(new ByteArrayInputStream(rest))));
    assertThat(written(parts)).as("seed %d", SEED).isEqualTo(whole);
  }

  @Test
  void anHourOfTheWeekIsThatOfUtc() {
    Behaviour behaviour = Behaviours.of(List.of(at("2026-11-24T23:30:00Z")));
    assertThat(behaviour.hours()[23]).isOne();
    assertThat(behaviour.weekdays()[1]).as("a Tuesday").isOne();
    assertThat(behaviour.activeHoursOfWeek()).isOne();
    assertThat(Behaviours.of(List.of(at("1969-12-31T01:00:00Z"))).weekdays()[2]).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "'Mozilla/5.0 (X11)', BROWSER",
    "python-requests/2.32, PYTHON",
    "axios/1.7.2, NODE",
    "Go-http-client/2.0, GO",
    "curl/8.5.0, SHELL",
    "okhttp/4.12, JVM",
    "something else, OTHER"
  })
  void aUserAgentIsOfAFamily(String agent, ClientFamily family) {
    assertThat(ClientFamily.of(agent)).isEqualTo(family);
  }

  private static List<Exchange> exchanges(Random random) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      exchanges.add(
          new Exchange(
              "a",
              "x".repeat(random.nextInt(500)),
              Optional.of(Instant.ofEpochSecond(1_790_000_000L + random.nextInt(1_000_000))),
              Optional.of("model-" + random.nextInt(12)),
              random.nextBoolean() ? Optional.of("search") : Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(random.nextBoolean() ? "curl/8" : "axios/1"),
              Optional.of(Instant.ofEpochSecond(1_780_000_000L)),
              OptionalLong.empty()));
    }
    return exchanges;
  }

  private static Exchange at(String time) {
    return Exchange.of("a", "b").withAt(Instant.parse(time));
  }

  private static byte[] written(Behaviour behaviour) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BehaviourForm.write(behaviour, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
