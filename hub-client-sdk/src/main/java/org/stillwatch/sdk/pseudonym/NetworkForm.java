package org.stillwatch.sdk.pseudonym;

import java.util.Optional;
import java.util.regex.Pattern;

/** Canonical forms of network addresses. Parses by itself: a look-up could ask a name server. */
final class NetworkForm {
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;
  private static final int NETWORK_GROUPS = 4;

  private NetworkForm() {}

  static Optional<String> of(String raw) {
    String text = raw.strip();
    if (text.length() > 45) {
      return Optional.empty();
    }
    return text.indexOf(':') >= 0 ? ipv6(text) : ipv4(text);
  }

  private static Optional<String> ipv4(String text) {
    if (!IPV4.matcher(text).matches()) {
      return Optional.empty();
    }
    String[] parts = text.split("\\.", -1);
    int[] octets = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      octets[i] = Integer.parseInt(parts[i]);
      if (octets[i] > 255) {
        return Optional.empty();
      }
    }
    return reserved(octets[0], octets[1], octets[2])
        ? Optional.empty()
        : Optional.of("ip4:" + text);
  }

  /**
   * Not globally reachable (IANA IPv4 Special-Purpose Address Registry), or multicast and above.
   * Addresses of documentation pass: invented worlds have them, and no real traffic.
   */
  private static boolean reserved(int first, int second, int third) {
    return switch (first) {
      case 0, 10, 127 -> true;
      case 100 -> second >= 64 && second < 128;
      case 169 -> second == 254;
      case 172 -> second >= 16 && second < 32;
      case 192 -> second == 168 || (second == 0 && third == 0);
      case 198 -> second == 18 || second == 19;
      default -> first >= 224;
    };
  }

  /** Only global unicast, 2000::/3 (RFC 4291 section 2.4). */
  private static Optional<String> ipv6(String text) {
    Optional<int[]> parsed = groups(text);
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    int[] groups = parsed.get();
    if (groups[0] >> 13 != 1) {
      return Optional.empty();
    }
    StringBuilder network = new StringBuilder("ip6:");
    int last = NETWORK_GROUPS;
    while (groups[last - 1] == 0) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      network.append(Integer.toHexString(groups[i])).append(':');
    }
    return Optional.of(network.append(":/64").toString());
  }

  private static Optional<int[]> groups(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    String[] before = parts(gap < 0 ? text : text.substring(0, gap));
    String[] after = gap < 0 ? new String[0] : parts(text.substring(gap + 2));
    int written = before.length + after.length;
    if (gap < 0 ? written != GROUPS : written >= GROUPS) {
      return Optional.empty();
    }
    int[] groups = new int[GROUPS];
    boolean good = fill(groups, 0, before) && fill(groups, GROUPS - after.length, after);
    return good ? Optional.of(groups) : Optional.empty();
  }

  private static String[] parts(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static boolean fill(int[] groups, int from, String... parts) {
    for (int i = 0; i < parts.length; i++) {
      if (!GROUP.matcher(parts[i]).matches()) {
        return false;
      }
      groups[from + i] = Integer.parseInt(parts[i], 16);
    }
    return true;
  }
}
