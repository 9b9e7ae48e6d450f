package org.stillwatch.hub.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.problem.Reason;

/**
 * Looks for what must never leave a lab: e-mail addresses, card numbers, telephone numbers, IP
 * addresses, running text, also when they are hidden in base64url. Random tokens are judged by
 * their decoded bytes: as text, one in sixty would hold a valid card number by chance.
 */
public final class ClearValues {
  private static final Pattern MAIL =
      Pattern.compile("[^\\s@<>\"']@[A-Za-z0-9-]{1,63}\\.[A-Za-z0-9-]");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|(?![0-9.]))){4}");
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?<![0-9A-Za-z:])([0-9A-Fa-f]{1,4}:){2,7}(:|[0-9A-Fa-f]{1,4})|(?<![0-9A-Za-z:])[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4})*::");
  private static final Pattern TIME =
      Pattern.compile("(?<![0-9A-Fa-f:.])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9A-Fa-f:])");
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ -]?[0-9]){12,18}");
  private static final Pattern PHONE = Pattern.compile("\\+[0-9](?:[ ()-]?[0-9]){6,14}");
  private static final Pattern WORDS = Pattern.compile("(?<!\\p{L})\\p{L}{2,}+\\s++\\p{L}{2}");

  /** Identifiers, times and patterns of the wire: random digits in them are no card numbers. */
  private static final Pattern SAFE =
      Pattern.compile(
          "[a-z-]{3,40}--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "|20[0-9]{2}-[0-9]{2}-[0-9]{2}(T[0-9]{2}(:[0-9]{2}){2}\\.[0-9]{3}Z)?"
              + "|\\[stillwatch-[a-z-]{3,30}:value = '[A-Za-z0-9_-]{43}'\\]");

  /** Tokens, digests and sketches; shorter than a token nothing random is sent. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43,}");

  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9_]{0,20}|extension-definition--[0-9a-f-]{36}");

  private ClearValues() {}

  /**
   * Whether a text for people holds a mail or IP address, a card or telephone number: its kind,
   * never the value; empty if nothing was found. Times of a day are none.
   */
  public static Optional<String> identifierIn(String text) {
    String timeless = TIME.matcher(text).replaceAll(" ");
    return Optional.of(identifier(timeless)).filter(found -> !found.isEmpty());
  }

  /** One reason for each string of the tree, names included, that holds a clear value. */
  static List<Reason> in(JsonNode tree) {
    List<Reason> found = new ArrayList<>();
    walk(tree, "", found);
    return found;
  }

  private static void walk(JsonNode node, String pointer, List<Reason> found) {
    if (node.isTextual()) {
      judge(node.textValue(), pointer, found);
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      boolean named = nameable(member.getKey());
      if (!named) {
        judge(member.getKey(), pointer, found);
      }
      walk(member.getValue(), named ? pointer + "/" + member.getKey() : pointer, found);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), pointer + "/" + i, found);
      }
    }
  }

  /** A name that may stand in a pointer: short, of letters only, so that it can hide nothing. */
  private static boolean nameable(String name) {
    return name.length() <= 60 && NAME.matcher(name).matches();
  }

  private static void judge(String text, String pointer, List<Reason> found) {
    if (Glance.at(text).isPlain() || SAFE.matcher(text).matches()) {
      return;
    }
    String what = TOKEN.matcher(text).matches() ? hidden(text) : what(text);
    if (!what.isEmpty()) {
      found.add(
          new Reason(
              0,
              pointer,
              "no " + what,
              "reduce it in the lab: a token, a sketch or a word of the schema"));
    }
  }

  private static String what(String text) {
    String identifier = identifier(text);
    boolean words = identifier.isEmpty() && Glance.at(text).mayBeWords();
    return words && WORDS.matcher(text).find() ? "running text" : identifier;
  }

  private static String identifier(String text) {
    Glance glance = Glance.at(text);
    if (glance.mayBeMail() && MAIL.matcher(text).find()) {
      return "clear e-mail address";
    }
    if ((glance.mayBeIpv4() && IPV4.matcher(text).find())
        || (glance.mayBeIpv6() && IPV6.matcher(text).find())) {
      return "clear IP address";
    }
    if (glance.mayBeCard() && DIGITS.matcher(text).results().anyMatch(run -> luhn(run.group()))) {
      return "clear card number";
    }
    if (glance.mayBePhone() && PHONE.matcher(text).find()) {
      return "clear telephone number";
    }
    return "";
  }

  /** A token whose bytes are readable text is no token. */
  private static String hidden(String text) {
    byte[] bytes;
    try {
      bytes = Bytes.fromBase64Url(text).toByteArray();
    } catch (IllegalArgumentException e) {
      return "";
    }
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] == 0) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (bytes[i] < 0x20 || bytes[i] > 0x7e) {
        return "";
      }
    }
    if (end < 8) {
      return "";
    }
    String inside = what(new String(bytes, 0, end, StandardCharsets.US_ASCII));
    return inside.isEmpty() ? "readable text in place of a token" : inside + " in base64url";
  }

  private static boolean luhn(String run) {
    int sum = 0;
    int place = 0;
    for (int i = run.length() - 1; i >= 0; i--) {
      if (Character.isDigit(run.charAt(i))) {
        int digit = run.charAt(i) - '0';
        int doubled = place % 2 == 1 ? digit * 2 : digit;
        sum += doubled > 9 ? doubled - 9 : doubled;
        place++;
      }
    }
    return sum % 10 == 0;
  }
}
