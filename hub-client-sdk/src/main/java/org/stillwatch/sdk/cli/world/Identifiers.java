package org.stillwatch.sdk.cli.world;

import java.util.Locale;

/**
 * Payment instruments, contacts and addresses that belong to nobody: test card numbers, the domains
 * of RFC 2606, telephone numbers kept for fiction, the address ranges of RFC 5737 and RFC 3849.
 */
final class Identifiers {
  private static final int CARDS = 10_000_000;

  /** Has no common divisor with the number of cards, so that every ordinal has its own card. */
  private static final long SPREAD = 7_654_321L;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final long seed;

  Identifiers(long seed) {
    this.seed = seed;
  }

  /** A card of the test range 4000 0000 …, Luhn-valid; different for different ordinals. */
  String card(long ordinal) {
    long offset = Math.floorMod(Dice.mix(seed), (long) CARDS);
    long number = Math.floorMod(ordinal * SPREAD + offset, (long) CARDS);
    String digits = "40000000" + padded(number, 7);
    return digits + luhn(digits);
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? 2 * digit : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return (10 - sum % 10) % 10;
  }

  /** A wallet of an invented kind. */
  String wallet(long ordinal) {
    return "wallet" + letters(Dice.of(seed, 21, ordinal), 28);
  }

  /** An account of a lab; different for different ordinals. */
  String account(long ordinal) {
    String digits = Long.toUnsignedString(Dice.mix(ordinal ^ Dice.mix(seed + 5)), 36);
    return "acct-" + "0".repeat(13 - digits.length()) + digits;
  }

  String catchAll(int operator, int domain, Dice dice) {
    String[] top = {"com", "net", "org"};
    String host = letters(Dice.of(seed, 22, operator, domain), 7);
    return letters(dice, 9) + "@" + host + ".example." + top[domain % top.length];
  }

  /** Of the British range for drama, 07700 900000 to 900999: ten an operator. */
  static String operatorPhone(int operator, int index) {
    return "+447700900" + padded((operator * 10L + index) % 1000, 3);
  }

  /** Of the American range for fiction, 555-0100 to 555-0199, of ten area codes. */
  static String personPhone(int ordinal) {
    return "+1" + (201 + ordinal / 100 % 10) + "55501" + padded(ordinal % 100, 2);
  }

  static String staffMail(String company, int number, int member) {
    String host = company.toLowerCase(Locale.ROOT) + "-" + number;
    return "desk." + member + "@" + host + ".example.com";
  }

  static String personMail(String name, long ordinal) {
    return name.toLowerCase(Locale.ROOT) + "." + ordinal + "@post.example.org";
  }

  /** Hosting: 203.0.113.0/24. */
  static String hosting(int index) {
    return "203.0.113." + (1 + index % 254);
  }

  /** Offices: 198.51.100.0/24. */
  static String office(int index) {
    return "198.51.100." + (1 + index % 254);
  }

  /** Homes: 2001:db8::/32, one address each, and 192.0.2.0/24. */
  static String home(long ordinal) {
    return ordinal % 3 == 0
        ? "192.0.2." + (1 + ordinal % 254)
        : "2001:db8:0:"
            + Long.toHexString(ordinal >>> 16 & 0xffff)
            + ":"
            + Long.toHexString(ordinal & 0xffff)
            + "::1";
  }

  private static String letters(Dice dice, int count) {
    var out = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      out.append(LETTERS.charAt(dice.below(LETTERS.length())));
    }
    return out.toString();
  }

  private static String padded(long number, int width) {
    String digits = Long.toString(number);
    return "0".repeat(width - digits.length()) + digits;
  }
}
