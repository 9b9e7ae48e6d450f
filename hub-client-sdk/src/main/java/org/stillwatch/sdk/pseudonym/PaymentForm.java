package org.stillwatch.sdk.pseudonym;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Canonical forms of payment values. */
final class PaymentForm {
  private static final Pattern CARD = Pattern.compile("[0-9]{12,19}");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern CASELESS =
      Pattern.compile("0[xX][0-9a-fA-F]{40}|(?i:(bc|tb|ltc)1)[a-zA-Z0-9]+|.+@.+");
  private static final BigInteger CHECK = BigInteger.valueOf(97);

  private PaymentForm() {}

  static Optional<String> of(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
    if (text.isEmpty() || text.length() > CanonicalValue.MOST_CHARACTERS) {
      return Optional.empty();
    }
    String digits = text.replace(" ", "").replace("-", "");
    if (CARD.matcher(digits).matches() && hasCheckDigit(digits)) {
      return Optional.of("card:" + digits);
    }
    String upper = text.replace(" ", "").toUpperCase(Locale.ROOT);
    if (IBAN.matcher(upper).matches() && hasCheckDigits(upper)) {
      return Optional.of("iban:" + upper);
    }
    boolean caseless = CASELESS.matcher(text).matches();
    return Optional.of("wallet:" + (caseless ? text.toLowerCase(Locale.ROOT) : text));
  }

  /** Luhn (ISO/IEC 7812-1 annex B). */
  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /** Modulo 97 (ISO 13616, ISO/IEC 7064). */
  private static boolean hasCheckDigits(String iban) {
    String turned = iban.substring(4) + iban.substring(0, 4);
    var number = new StringBuilder();
    for (int i = 0; i < turned.length(); i++) {
      number.append(Character.digit(turned.charAt(i), 36));
    }
    return new BigInteger(number.toString()).mod(CHECK).equals(BigInteger.ONE);
  }
}
