package org.stillwatch.sdk.sink.syslog;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a collector is: {@code tls://host:port}, or {@code tcp://host:port}.
 *
 * @param port 1 to 65535; 6514 if a TLS address names none (RFC 5425 section 4.1)
 */
record SyslogAddress(boolean tls, String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int TLS_PORT = 6514;

  static SyslogAddress parse(String text) {
    URI uri = URI.create(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("tls");
    int port = uri.getPort() < 0 && tls ? TLS_PORT : uri.getPort();
    boolean bare =
        uri.getRawPath() != null
            && uri.getRawPath().isEmpty()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
    if ((!tls && !scheme.equals("tcp"))
        || uri.getHost() == null
        || port < 1
        || port > 65_535
        || !bare) {
      throw new IllegalArgumentException("tls://host:port or tcp://host:port");
    }
    return new SyslogAddress(tls, uri.getHost(), port);
  }

  boolean loopback() {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  /** As sockets want it. */
  String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
