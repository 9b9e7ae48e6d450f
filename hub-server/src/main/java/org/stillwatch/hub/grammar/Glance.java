package org.stillwatch.hub.grammar;

/**
 * Which characters a text has: enough to say of most that they cannot hold a clear value, without
 * trying one expression after the other. Each {@code mayBe} is true whenever its expression could
 * find something.
 */
record Glance(int length, int digits, boolean token, int marks) {
  private static final int AT = 1;
  private static final int DOT = 2;
  private static final int COLON = 4;
  private static final int PLUS = 8;
  private static final int SPACE = 16;

  /** Fewer digits are no card number (ISO/IEC 7812-1). */
  private static final int CARD_DIGITS = 13;

  /** Shorter than a token nothing random is sent. */
  private static final int TOKEN_LENGTH = 43;

  static Glance at(String text) {
    int digits = 0;
    int marks = 0;
    boolean token = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-' && c != '_') {
        token = false;
        marks |= mark(c);
      }
    }
    return new Glance(text.length(), digits, token, marks);
  }

  private static int mark(char c) {
    return switch (c) {
      case '@' -> AT;
      case '.' -> DOT;
      case ':' -> COLON;
      case '+' -> PLUS;
      case ' ', '\t', '\n', '\u000B', '\f', '\r' -> SPACE;
      default -> 0;
    };
  }

  /** No expression could find anything, and it is too short for something hidden. */
  boolean isPlain() {
    return marks == 0 && digits < CARD_DIGITS && !(token && length >= TOKEN_LENGTH);
  }

  boolean mayBeMail() {
    return (marks & AT) != 0;
  }

  boolean mayBeIpv4() {
    return (marks & DOT) != 0;
  }

  boolean mayBeIpv6() {
    return (marks & COLON) != 0;
  }

  boolean mayBeCard() {
    return digits >= CARD_DIGITS;
  }

  boolean mayBePhone() {
    return (marks & PLUS) != 0;
  }

  boolean mayBeWords() {
    return (marks & SPACE) != 0;
  }
}
