package org.stillwatch.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.contract.HubContract;
import org.stillwatch.wire.LabId;

/** The SDK's contract on the executable jar; the SDK's own tests run it on the fake hub. */
class HubContractIT extends HubContract {
  @TempDir private static Path data = Path.of("");
  private static @Nullable HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    HubProcess started = HubProcess.start(data.resolve("hub"), "evaluation", Map.of());
    hub = started;
    assertThat(started.firstLine()).as(started.log()).startsWith("ready ");
  }

  @AfterAll
  static void stop() {
    Objects.requireNonNull(hub).close();
  }

  @Override
  protected Path ticket(String name) throws Exception {
    return Objects.requireNonNull(hub).admit(name);
  }

  @Override
  protected void revoke(String name, LabId lab) throws Exception {
    HubProcess running = Objects.requireNonNull(hub);
    String secret = Files.readString(data.resolve("hub/operator.secret")).strip();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(running.address() + "/operator/members/" + name + "/revocation"))
                    .header("Authorization", "Bearer " + secret)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(204);
  }
}
