package org.stillwatch.sdk.sink.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Where a webhook is: https, or http on the loopback interface only. It is shown by its host. */
record WebhookAddress(URI uri) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  WebhookAddress {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && LOOPBACK.contains(host);
    if (host.isEmpty() || (!scheme.equals("https") && !plain)) {
      throw new IllegalArgumentException("https://, or http:// on 127.0.0.1 or localhost only");
    }
    if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("an address without user and fragment");
    }
  }

  static WebhookAddress parse(String text) {
    return new WebhookAddress(URI.create(text));
  }

  /** Path and query may hold a secret of the receiver's. */
  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getHost();
  }
}
