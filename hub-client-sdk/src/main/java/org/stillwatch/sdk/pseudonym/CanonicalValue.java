package org.stillwatch.sdk.pseudonym;

import java.security.SecureRandom;
import java.util.Optional;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * A value in the one form in which all labs tokenise it, form 1. It is in the clear: {@code
 * toString} hides it.
 *
 * @param text begins with what it is: {@code card:}, {@code iban:}, {@code wallet:}, {@code
 *     email:}, {@code phone:}, {@code ip4:}, {@code ip6:}, {@code canary:}
 */
public record CanonicalValue(TokenClass tokenClass, String text) {
  /** Longer texts are no identifiers. */
  static final int MOST_CHARACTERS = 254;

  /**
   * A card number, IBAN or wallet. A card is 12 to 19 digits with a valid check digit, without
   * blanks and hyphens. An IBAN has valid check digits, in upper case without blanks. Everything
   * else is a wallet: trimmed, lower case where the case means nothing (0x addresses, bech32,
   * addresses with an at sign).
   *
   * @return empty for blank or over-long text
   */
  public static Optional<CanonicalValue> payment(String raw) {
    return PaymentForm.of(raw).map(text -> new CanonicalValue(TokenClass.PAYMENT, text));
  }

  /**
   * An e-mail address or a phone number. An address is NFKC, lower case, its domain in ASCII, what
   * follows a plus sign in its local part dropped; dots stay, since only some providers ignore
   * them. A phone number is E.164: plus sign or 00, then 7 to 15 digits; without a country code it
   * is none.
   *
   * @return empty for anything else
   */
  public static Optional<CanonicalValue> contact(String raw) {
    return ContactForm.of(raw).map(text -> new CanonicalValue(TokenClass.CONTACT, text));
  }

  /**
   * A public network address. IPv4 in dotted form; IPv6 as its /64, within which a host moves
   * freely (RFC 4291 section 2.5.4), in the form of RFC 5952.
   *
   * @return empty for private, reserved, multicast and local addresses and for anything else
   */
  public static Optional<CanonicalValue> network(String raw) {
    return NetworkForm.of(raw).map(text -> new CanonicalValue(TokenClass.NETWORK, text));
  }

  /**
   * The first canary in a text: {@code swc-} and 26 characters of base32, in either case, not
   * within a longer word.
   *
   * @return empty for a text without any
   */
  public static Optional<CanonicalValue> canary(String text) {
    return CanaryForm.in(text).map(found -> new CanonicalValue(TokenClass.CANARY, found));
  }

  /** A new canary of 130 random bits, to be planted. */
  public static String newCanary(SecureRandom random) {
    return CanaryForm.draw(random);
  }

  @Override
  public String toString() {
    return "CanonicalValue[" + tokenClass.wireName() + "]";
  }
}
