package org.stillwatch.sdk.caution;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Mail domains; a listed domain stands for those below it too. Immutable and thread-safe. */
final class DomainList {
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

  private final Set<String> domains;

  private DomainList(Set<String> domains) {
    this.domains = domains;
  }

  /**
   * The list of these domains, in ASCII.
   *
   * @throws IllegalArgumentException if one is none
   */
  static DomainList of(Collection<String> domains) {
    return new DomainList(
        domains.stream().map(DomainList::checked).collect(Collectors.toUnmodifiableSet()));
  }

  private static String checked(String text) {
    String domain = text.toLowerCase(Locale.ROOT);
    if (!DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException("a domain in ASCII, such as example.org");
    }
    return domain;
  }

  /** Whether the domain, or one above it, is on the list. */
  boolean contains(String domain) {
    String rest = domain;
    while (!domains.contains(rest)) {
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return false;
      }
      rest = rest.substring(dot + 1);
    }
    return true;
  }
}
