package org.stillwatch.sdk.pseudonym;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Canonical forms of contact values. */
final class ContactForm {
  private static final Pattern PHONE = Pattern.compile("(\\+|00)([1-9][0-9]{6,14})");
  private static final Pattern SEPARATORS = Pattern.compile("[\\s()./-]");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private ContactForm() {}

  static Optional<String> of(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
    if (text.isEmpty() || text.length() > CanonicalValue.MOST_CHARACTERS) {
      return Optional.empty();
    }
    return text.indexOf('@') >= 0 ? email(text.toLowerCase(Locale.ROOT)) : phone(text);
  }

  private static Optional<String> email(String text) {
    int at = text.lastIndexOf('@');
    String local = text.substring(0, at);
    int plus = local.indexOf('+');
    String kept = plus < 0 ? local : local.substring(0, plus);
    if (kept.isEmpty()
        || kept.indexOf('@') >= 0
        || kept.chars().anyMatch(Character::isWhitespace)) {
      return Optional.empty();
    }
    return domain(text.substring(at + 1)).map(domain -> "email:" + kept + "@" + domain);
  }

  private static Optional<String> domain(String text) {
    String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    try {
      String ascii = IDN.toASCII(bare).toLowerCase(Locale.ROOT);
      return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }

  private static Optional<String> phone(String text) {
    var number = PHONE.matcher(SEPARATORS.matcher(text).replaceAll(""));
    return number.matches() ? Optional.of("phone:+" + number.group(2)) : Optional.empty();
  }
}
