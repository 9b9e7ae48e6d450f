package org.stillwatch.sdk.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.stillwatch.wire.canonical.Bytes;

/** Files that a web server gives to everybody under a prefix. */
public final class OpenSite {
  private final String prefix;
  private final Wire wire;

  /**
   * The site.
   *
   * @param prefix http or https; a slash at its end makes no difference
   */
  public OpenSite(URI prefix, Timeouts timeouts) {
    String text = prefix.toString();
    this.prefix = text.endsWith("/") ? text : text + "/";
    this.wire = new Wire(timeouts);
  }

  /**
   * Gets a file.
   *
   * @throws IOException if the answer is not 200
   * @throws HubUnreachable if there is no answer
   */
  public Bytes get(String path) throws IOException {
    HttpResponse<byte[]> response =
        wire.send(HttpRequest.newBuilder(URI.create(prefix + path)).GET().build(), Duration.ZERO);
    if (response.statusCode() != 200) {
      throw new IOException(
          prefix + path + " answers with the status " + response.statusCode() + ", not 200");
    }
    return Bytes.of(response.body());
  }
}
