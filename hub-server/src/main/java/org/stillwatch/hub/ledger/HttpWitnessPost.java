package org.stillwatch.hub.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.Bytes;

/** Over HTTP, with patience for one witness that hangs and room for an honest answer. */
public final class HttpWitnessPost implements WitnessPost {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 65_536;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Reply post(URI address, Bytes body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    AtomicReference<@Nullable InputStream> open = new AtomicReference<>();
    CompletableFuture<Reply> reply =
        client
            .sendAsync(request, BodyHandlers.ofInputStream())
            .thenApply(response -> read(response, open));
    try {
      return reply.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("a witness cannot be read", e.getCause());
    } catch (TimeoutException e) {
      reply.cancel(true);
      InputStream unread = open.get();
      if (unread != null) {
        unread.close();
      }
      throw new IOException("a witness did not answer in time", e);
    }
  }

  private static Reply read(
      HttpResponse<InputStream> response, AtomicReference<@Nullable InputStream> open) {
    try (InputStream in = response.body()) {
      open.set(in);
      byte[] answer = in.readNBytes(MOST_BYTES + 1);
      if (answer.length > MOST_BYTES) {
        throw new IOException("a witness answers with more than a cosignature");
      }
      return new Reply(response.statusCode(), Bytes.of(answer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
