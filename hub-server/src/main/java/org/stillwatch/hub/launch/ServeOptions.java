package org.stillwatch.hub.launch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code serve} was asked for.
 *
 * @param data folder of the hub: database file, key store, operator's secret; created if absent
 * @param port TCP port of the HTTP listener, 1 to 65535
 * @param listen address to listen on; loopback unless a public https address is given
 * @param policy policy file, or empty for the ordinary policy that the hub brings along
 * @param publicUrl address by which labs reach the hub, when a proxy with TLS stands before it
 */
record ServeOptions(
    Path data, int port, String listen, Optional<Path> policy, Optional<URI> publicUrl) {

  static final String USAGE =
      """
      usage: stillwatch serve --data DIR --port N [--policy FILE] [--public-url URL [--listen ADDRESS]]
        --data DIR          folder of the hub; created on first start
        --port N            port of the HTTP listener
        --policy FILE       policy to run under; without it the ordinary policy
        --public-url URL    https address of the TLS proxy that stands before this hub
        --listen ADDRESS    address to listen on; other than loopback only with --public-url
      """;

  static ServeOptions parse(String... args) {
    Optional<Path> data = Optional.empty();
    Optional<Path> policy = Optional.empty();
    Optional<URI> publicUrl = Optional.empty();
    int port = 0;
    String listen = "127.0.0.1";
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new UsageError("the option " + args[i] + " needs a value");
      }
      String value = args[i + 1];
      switch (args[i]) {
        case "--data" -> data = Optional.of(Path.of(value).toAbsolutePath().normalize());
        case "--port" -> port = port(value);
        case "--policy" -> policy = Optional.of(Path.of(value).toAbsolutePath().normalize());
        case "--public-url" -> publicUrl = Optional.of(publicUrl(value));
        case "--listen" -> listen = value;
        default -> throw new UsageError("there is no option " + args[i]);
      }
    }
    Path folder = data.orElseThrow(() -> new UsageError("--data DIR is missing"));
    if (port == 0) {
      throw new UsageError("--port N is missing");
    }
    if (!isLoopback(listen) && publicUrl.isEmpty()) {
      throw new UsageError(
          "--listen beyond loopback needs --public-url with the https address of the proxy before it");
    }
    return new ServeOptions(folder, port, listen, policy, publicUrl);
  }

  URI address() {
    return URI.create("http://" + (isLoopback(listen) ? "127.0.0.1" : listen) + ":" + port);
  }

  boolean loopbackOnly() {
    return isLoopback(listen) && publicUrl.isEmpty();
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
      throw new UsageError("--port is a number from 1 to 65535");
    } catch (NumberFormatException e) {
      throw new UsageError("--port is a number from 1 to 65535", e);
    }
  }

  private static URI publicUrl(String value) {
    URI url;
    try {
      url = URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--public-url is an https address such as https://hub.example.org", e);
    }
    boolean plain =
        url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
    if (!"https".equals(url.getScheme()) || url.getHost() == null || !plain) {
      throw new UsageError("--public-url is an https address such as https://hub.example.org");
    }
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new UsageError("--listen: this machine has no such address", e);
    }
  }
}
