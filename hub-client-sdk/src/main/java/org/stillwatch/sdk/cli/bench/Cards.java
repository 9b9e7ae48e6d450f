package org.stillwatch.sdk.cli.bench;

import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.stillwatch.sdk.observe.Exchange;

/**
 * Cards of a test range that belong to nobody, one for each number, and accounts that pay with
 * them: two labs that observe the same number make matching reports.
 */
final class Cards {
  /** The range of {@link #exchanges}. */
  static final String USUAL = "40000000";

  static final int MOST = 10_000_000;

  private Cards() {}

  /** Two accounts for each number, with one card: one account alone is no cluster. */
  static Stream<Exchange> exchanges(long... numbers) {
    return LongStream.of(numbers)
        .boxed()
        .flatMap(number ->
            Stream.of("a", "b")
                .map(one ->
                    Exchange.of(number + one, "number " + number).withPayment(card(number))));
  }

  /** The number of an account. */
  static long number(String account) {
    return Long.parseLong(account.substring(0, account.length() - 1));
  }

  private static String card(long number) {
    return card(USUAL, number);
  }

  /**
   * A card.
   *
   * @param range its first eight digits
   */
  static String card(String range, long number) {
    if (number < 0 || number >= MOST) {
      throw new IllegalArgumentException("there are " + MOST + " cards");
    }
    String digits = range + String.format(Locale.ROOT, "%07d", number);
    return digits + checkDigit(digits);
  }

  /** Luhn (ISO/IEC 7812-1 annex B). */
  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }
}
