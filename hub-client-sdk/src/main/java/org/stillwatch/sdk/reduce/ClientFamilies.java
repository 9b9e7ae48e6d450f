package org.stillwatch.sdk.reduce;

import java.util.HashMap;
import java.util.Map;

/** The families of user agents that came before: most exchanges name the same few. */
final class ClientFamilies {
  private static final int MOST = 4_096;

  private final Map<String, ClientFamily> known = new HashMap<>();

  ClientFamily of(String userAgent) {
    if (known.size() > MOST) {
      known.clear();
    }
    return known.computeIfAbsent(userAgent, ClientFamily::of);
  }
}
