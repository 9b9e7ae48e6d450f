package org.stillwatch.wire.canonical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.stillwatch.wire.canonical.MalformedJson.Reason;

/**
 * Numbers as ECMAScript writes them (ECMA-262 Number::toString, RFC 8785 section 3.2.2.3). The
 * digits are found by exact decimal arithmetic: the JDK's own form is not the shortest before JDK
 * 19 and differs in layout on every JDK.
 */
final class EcmaNumber {
  /** 17 significant digits tell any two doubles apart (IEEE 754). */
  private static final int MOST_DIGITS = 17;

  private EcmaNumber() {}

  static String write(double value) {
    if (!Double.isFinite(value)) {
      throw new MalformedJson(Reason.NUMBER_OUT_OF_RANGE, "");
    }
    if (value == 0) {
      return "0";
    }
    return (value < 0 ? "-" : "") + layout(shortest(Math.abs(value)));
  }

  /** The fewest digits that read back as the same double; of several, the nearest; of two, even. */
  private static BigDecimal shortest(double value) {
    var exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      var found = nearest(exact, value, digits);
      if (found != null) {
        return found;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }

  /**
   * Beside a power of two the doubles above lie twice as far apart as those below, so the nearest
   * decimal may read back as the neighbour while the next one does not: both sides are tried.
   */
  private static @Nullable BigDecimal nearest(BigDecimal exact, double value, int digits) {
    var best = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (best.doubleValue() == value) {
      return best;
    }
    var below = exact.round(new MathContext(digits, RoundingMode.DOWN));
    if (below.doubleValue() == value) {
      return below;
    }
    var above = exact.round(new MathContext(digits, RoundingMode.UP));
    return above.doubleValue() == value ? above : null;
  }

  /** With {@code digits} times 10 to the {@code n - k}, k being the number of digits. */
  private static String layout(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    var digits = stripped.unscaledValue().toString();
    int k = digits.length();
    int n = k - stripped.scale();
    if (k <= n && n <= 21) {
      return digits + "0".repeat(n - k);
    }
    if (0 < n && n <= 21) {
      return digits.substring(0, n) + "." + digits.substring(n);
    }
    if (-6 < n && n <= 0) {
      return "0." + "0".repeat(-n) + digits;
    }
    var mantissa = k == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (n > 0 ? "+" : "-") + Math.abs(n - 1);
  }
}
