package org.stillwatch.sdk.sink.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stillwatch.sdk.sink.AlertForm;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkFailed;
import org.stillwatch.sdk.sink.SinkRefused;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixTime;

/**
 * Posts each alert as a signed request. The id is the alert's, and the body is the same, byte for
 * byte, each time, so that a receiver can drop what it has. Redirects are not followed. 2xx means
 * taken; 400, 413, 415 and 422 mean that this alert will never be; everything else is tried again.
 */
public final class WebhookSink implements DetectionSink {
  private static final Set<Integer> NEVER = Set.of(400, 413, 415, 422);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

  private final WebhookAddress address;
  private final List<WebhookSecret> secrets;
  private final InstantSource clock;
  private final Timeouts timeouts;
  private final HttpClient http;

  WebhookSink(
      WebhookAddress address, List<WebhookSecret> secrets, InstantSource clock, Timeouts timeouts) {
    this.address = address;
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
    this.timeouts = timeouts;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .build();
  }

  @Override
  public void accept(VerifiedAlert alert, SortedSet<String> accounts) throws IOException {
    byte[] body = CanonicalJson.write(body(alert, accounts));
    HttpResponse<Boolean> answer = answer(request(alert.alert().id().toString(), body));
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    if (NEVER.contains(status)) {
      throw new SinkRefused("the webhook refused an alert with " + status);
    }
    throw new SinkFailed("the webhook answered " + status, retryAfter(answer));
  }

  private static ObjectNode body(VerifiedAlert alert, SortedSet<String> accounts) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "stillwatch.alert." + alert.alert().state().word())
            .put("timestamp", StixTime.write(alert.alert().issued()));
    json.set("data", AlertForm.shown(alert, accounts));
    return json;
  }

  private HttpRequest request(String id, byte[] body) {
    Instant now = clock.instant();
    String signatures =
        secrets.stream()
            .map(secret -> secret.signature(id, now, body))
            .collect(Collectors.joining(" "));
    return HttpRequest.newBuilder(address.uri())
        .timeout(timeouts.answer())
        .header("content-type", "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .header("webhook-signature", signatures)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpResponse<Boolean> answer(HttpRequest request) throws IOException {
    var coming = http.sendAsync(request, info -> new Discarded());
    try {
      return coming.get(timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      coming.cancel(true);
      throw new SinkFailed("the webhook did not answer in time", e);
    } catch (ExecutionException e) {
      throw new SinkFailed("the webhook cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while posting").initCause(e);
    }
  }

  /** In seconds; the other form, a date, is not used between machines. */
  private static Optional<Duration> retryAfter(HttpResponse<Boolean> answer) {
    return answer
        .headers()
        .firstValue("retry-after")
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
