package org.stillwatch.sdk.sink.webhook;

import java.io.IOException;
import java.util.Set;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkKind;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.sink.SinkSurroundings;

/** {@code "type": "webhook"}: a {@code url} and a {@code secret_file} (0600). */
public final class WebhookKind implements SinkKind {
  @Override
  public String type() {
    return "webhook";
  }

  @Override
  public DetectionSink open(SinkSettings settings, SinkSurroundings around) throws IOException {
    var members = settings.members(Set.of("url", "secret_file"), Set.of());
    return new WebhookSink(
        members.text("url", WebhookAddress::parse),
        WebhookSecret.all(settings.secret(members, "secret_file")),
        around.clock(),
        around.timeouts());
  }
}
