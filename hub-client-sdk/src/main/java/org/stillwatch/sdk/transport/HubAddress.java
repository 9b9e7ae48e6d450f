package org.stillwatch.sdk.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a hub is: https, or http on the loopback interface only.
 *
 * @param base without query, fragment, user or trailing slash
 */
public record HubAddress(URI base) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public HubAddress {
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && LOOPBACK.contains(host);
    if (host.isEmpty() || (!scheme.equals("https") && !plain)) {
      throw new IllegalArgumentException(
          "a hub's address begins with https://, or with http:// on 127.0.0.1 or localhost only");
    }
    if (base.getRawQuery() != null
        || base.getRawFragment() != null
        || base.getRawUserInfo() != null
        || base.toString().endsWith("/")) {
      throw new IllegalArgumentException(
          "a hub's address has no user, query, fragment or slash at its end");
    }
  }

  /** Reads an address; a slash at its end is cut off. */
  public static HubAddress parse(String text) {
    return new HubAddress(
        URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
  }

  /** A resource of the hub; the path begins with a slash and is made of checked parts. */
  public URI at(String path) {
    return URI.create(base + path);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
