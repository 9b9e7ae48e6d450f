package org.stillwatch.sdk.reduce;

import java.util.List;
import java.util.Locale;

/** What kind of program a user agent names. */
public enum ClientFamily {
  BROWSER(List.of("mozilla/")),
  PYTHON(List.of("python", "httpx", "aiohttp", "requests/")),
  NODE(List.of("node", "axios", "undici", "got (")),
  JVM(List.of("java", "okhttp", "apache-httpclient")),
  GO(List.of("go-http-client", "go-resty")),
  SHELL(List.of("curl/", "wget/")),
  OTHER(List.of());

  private static final ClientFamily[] ALL = values();

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> signs;

  ClientFamily(List<String> signs) {
    this.signs = signs;
  }

  /** The family of a user agent (RFC 9110 section 10.1.5). */
  static ClientFamily of(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    for (ClientFamily family : ALL) {
      for (String sign : family.signs) {
        if (agent.contains(sign)) {
          return family;
        }
      }
    }
    return OTHER;
  }

  /** Its place in the list, from 0. */
  int place() {
    for (int place = 0; place < ALL.length; place++) {
      if (ALL[place] == this) {
        return place;
      }
    }
    throw new IllegalStateException("every family is on the list");
  }
}
