package org.stillwatch.sdk.transport;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request, one answer, whatever its status; or no answer. Thread-safe. */
final class Wire {
  private static final int MOST_BYTES = 64 << 20;

  private final HttpClient client;
  private final Timeouts timeouts;

  Wire(Timeouts timeouts) {
    this.timeouts = timeouts;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .build();
  }

  /** Sends; the limit in time covers the body of the answer too. */
  HttpResponse<byte[]> send(HttpRequest request, Duration onPurpose) {
    Duration most = timeouts.answer().plus(onPurpose);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, headers -> new CappedBody(MOST_BYTES));
    String hub = request.uri().getScheme() + "://" + request.uri().getAuthority();
    try {
      return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new HubUnreachable("interrupted while waiting for the hub at " + hub, e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HubUnreachable(
          "the hub at " + hub + " did not answer within " + most.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new HubUnreachable(
          "the hub at "
              + hub
              + " cannot be reached ("
              + cause.getClass().getSimpleName()
              + "): check address and network, then try again",
          cause);
    }
  }
}
