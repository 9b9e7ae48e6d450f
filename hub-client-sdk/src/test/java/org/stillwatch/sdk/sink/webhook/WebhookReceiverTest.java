package org.stillwatch.sdk.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
  /** The example of the Standard Webhooks specification and its reference libraries. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static WebhookReceiver at(Instant now) {
    return new WebhookReceiver(
        List.of(WebhookSecret.parse(SECRET)), InstantSource.fixed(now), Duration.ofMinutes(5));
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    headers.put("webhook-id", ID);
    headers.put("webhook-timestamp", Long.toString(SENT.getEpochSecond()));
    headers.put("webhook-signature", SIGNATURE);
    return headers;
  }

  @Test
  void theExampleOfTheSpecificationHolds() {
    assertThat(WebhookSecret.parse(SECRET).signature(ID, SENT, BODY)).isEqualTo(SIGNATURE);
    assertThat(at(SENT).open(headers()::get, BODY).id()).isEqualTo(ID);
  }

  @Test
  void anotherSignatureBesideTheRightOneDoesNoHarm() {
    Map<String, String> headers = headers();
    headers.put("webhook-signature", "v1a,abc v1,short " + SIGNATURE);
    assertThat(at(SENT).open(headers::get, BODY).sent()).isEqualTo(SENT);
  }

  @Test
  void aRequestThatIsTooOldOrFromTheFutureIsRefused() {
    for (long off : List.of(-301L, 301L)) {
      assertThatExceptionOfType(WebhookRefused.class)
          .isThrownBy(() -> at(SENT.plusSeconds(off)).open(headers()::get, BODY));
    }
    assertThat(at(SENT.plusSeconds(300)).open(headers()::get, BODY)).isNotNull();
  }

  @Test
  void noHeaderMayBeMissingOrOfAnotherForm() {
    for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      for (String value : List.of("", " ", "a.b", "-1", "99999999999999999999", "v2,x", "é")) {
        Map<String, String> headers = headers();
        headers.put(name, value);
        assertThatExceptionOfType(WebhookRefused.class)
            .isThrownBy(() -> at(SENT).open(headers::get, BODY));
      }
      Map<String, String> headers = headers();
      headers.remove(name);
      assertThatExceptionOfType(WebhookRefused.class)
          .isThrownBy(() -> at(SENT).open(headers::get, BODY));
    }
  }

  @Test
  void noChangeOfAByteIsTakenAndNothingElseEscapes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      Map<String, String> headers = headers();
      byte[] body = BODY.clone();
      switch (random.nextInt(4)) {
        case 0 -> headers.computeIfPresent("webhook-id", (n, v) -> changed(v, random));
        case 1 -> headers.computeIfPresent("webhook-timestamp", (n, v) -> changed(v, random));
        case 2 -> headers.computeIfPresent("webhook-signature", (n, v) -> changed(v, random));
        default -> body[random.nextInt(body.length)] ^= (byte) (1 + random.nextInt(255));
      }
      assertThatExceptionOfType(WebhookRefused.class)
          .as("seed %d, round %d, %s", seed, i, headers)
          .isThrownBy(() -> at(SENT).open(headers::get, body));
    }
  }

  private static String changed(String text, Random random) {
    int at = random.nextInt(text.length());
    char other = (char) random.nextInt(0x180);
    String changed = text.substring(0, at) + other + text.substring(at + 1);
    return changed.equals(text) ? text + "x" : changed;
  }
}
