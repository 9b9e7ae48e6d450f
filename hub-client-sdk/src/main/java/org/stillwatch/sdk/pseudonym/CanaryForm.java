package org.stillwatch.sdk.pseudonym;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that a lab plants in what it serves: {@code swc-} and 26 characters of base32 (RFC 4648, in
 * lower case), 130 random bits. So any lab sees one in its traffic without a list of them, and
 * nobody writes one by chance.
 */
final class CanaryForm {
  private static final String START = "swc-";
  private static final int LENGTH = 26;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern CANARY =
      Pattern.compile("(?<![a-z0-9])swc-[a-z2-7]{26}(?![a-z0-9])", Pattern.CASE_INSENSITIVE);

  private CanaryForm() {}

  /** A new one. */
  static String draw(SecureRandom random) {
    StringBuilder canary = new StringBuilder(START);
    for (int i = 0; i < LENGTH; i++) {
      canary.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return canary.toString();
  }

  /** The first canary in a text; most texts have none, and cost one search for its beginning. */
  static Optional<String> in(String text) {
    if (!mayHold(text)) {
      return Optional.empty();
    }
    Matcher found = CANARY.matcher(text);
    return found.find()
        ? Optional.of("canary:" + found.group().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean mayHold(String text) {
    int at = text.indexOf('-');
    while (at >= 0) {
      if (at >= 3 && text.regionMatches(true, at - 3, START, 0, START.length())) {
        return true;
      }
      at = text.indexOf('-', at + 1);
    }
    return false;
  }
}
