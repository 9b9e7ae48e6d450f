package org.stillwatch.sdk.sink.stix;

import java.util.Locale;
import java.util.Optional;
import org.stillwatch.sdk.pseudonym.CanonicalValue;

/**
 * A standard pattern (STIX 2.1 section 9) for one value in the clear. It leaves the lab only if the
 * lab exports it.
 *
 * @param name for people, such as {@code E-mail address a@example.org}
 * @param text such as {@code [email-addr:value = 'a@example.org']}
 */
public record StixPattern(String name, String text) implements Comparable<StixPattern> {
  private static final String EMAIL = "email:";
  private static final String IP4 = "ip4:";

  /** An account, by its name in the lab. */
  public static StixPattern account(String account) {
    return equal("Account", "user-account:user_id", account);
  }

  /**
   * An e-mail address; empty for anything else, such as a phone number, which STIX has no word for.
   */
  public static Optional<StixPattern> email(String raw) {
    return CanonicalValue.contact(raw)
        .map(CanonicalValue::text)
        .filter(text -> text.startsWith(EMAIL))
        .map(text ->
            equal("E-mail address", "email-addr:value", raw.strip().toLowerCase(Locale.ROOT)));
  }

  /** An IPv4 or IPv6 address; empty for anything else, and for addresses of no network at large. */
  public static Optional<StixPattern> address(String raw) {
    return CanonicalValue.network(raw)
        .map(value ->
            value.text().startsWith(IP4)
                ? equal("IPv4 address", "ipv4-addr:value", raw.strip())
                : equal("IPv6 address", "ipv6-addr:value", raw.strip().toLowerCase(Locale.ROOT)));
  }

  /** Section 9.6: quotation mark and backslash are escaped in a string. */
  private static StixPattern equal(String what, String path, String value) {
    String escaped = value.replace("\\", "\\\\").replace("'", "\\'");
    return new StixPattern(what + " " + value, "[" + path + " = '" + escaped + "']");
  }

  @Override
  public int compareTo(StixPattern other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return "StixPattern[hidden]";
  }
}
