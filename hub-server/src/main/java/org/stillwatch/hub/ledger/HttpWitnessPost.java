package org.stillwatch.hub.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] answer = in.readNBytes(MOST_BYTES + 1);
      if (answer.length > MOST_BYTES) {
        throw new IOException("a witness answers with more than a cosignature");
      }
      return new Reply(response.statusCode(), Bytes.of(answer));
    }
  }
}
