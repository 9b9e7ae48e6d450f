package org.stillwatch.sdk.sink.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.Bytes;

/**
 * The receiving half: checks who sent a request, and when. The same alert may come again, with the
 * same id: remember ids for as long as you keep alerts. Immutable and thread-safe.
 */
public final class WebhookReceiver {
  private static final Pattern ID = Pattern.compile("[!-\\-/-~]{1,256}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final int MOST_SIGNATURES = 16;

  private final List<WebhookSecret> secrets;
  private final InstantSource clock;
  private final Duration tolerance;

  /**
   * A receiver.
   *
   * @param secrets any of them may have signed
   * @param tolerance how far the sender's clock and the way may be off; five minutes is usual
   */
  public WebhookReceiver(List<WebhookSecret> secrets, InstantSource clock, Duration tolerance) {
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
    this.tolerance = tolerance;
  }

  /**
   * A request that was signed.
   *
   * @param id of the alert; the same when the alert comes again
   */
  public record Received(String id, Instant sent, Bytes body) {}

  /**
   * Checks a request.
   *
   * @param headers the value of the header of that name, in lower case, or null
   * @param body as it came, byte for byte
   * @throws WebhookRefused if it does not hold
   */
  public Received open(Function<String, @Nullable String> headers, byte[] body) {
    String id = header(headers, "webhook-id", ID);
    String seconds = header(headers, "webhook-timestamp", SECONDS);
    Instant sent = Instant.ofEpochSecond(Long.parseLong(seconds));
    Duration off = Duration.between(sent, clock.instant()).abs();
    if (off.compareTo(tolerance) > 0) {
      throw new WebhookRefused("a webhook-timestamp near this machine's clock");
    }
    String signatures = Optional.ofNullable(headers.apply("webhook-signature")).orElse("");
    if (!signed(id, sent, body, signatures)) {
      throw new WebhookRefused("a webhook-signature by the shared secret");
    }
    return new Received(id, sent, Bytes.of(body));
  }

  private static String header(
      Function<String, @Nullable String> headers, String name, Pattern form) {
    String value = headers.apply(name);
    if (value == null || !form.matcher(value).matches()) {
      throw new WebhookRefused("a header " + name + " of the Standard Webhooks form");
    }
    return value;
  }

  /** All secrets and signatures are compared, in constant time each. */
  private boolean signed(String id, Instant sent, byte[] body, String signatures) {
    String[] given = signatures.split(" ", MOST_SIGNATURES + 1);
    boolean found = false;
    for (WebhookSecret secret : secrets) {
      byte[] expected = secret.signature(id, sent, body).getBytes(StandardCharsets.US_ASCII);
      for (String one : given) {
        found |= MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
