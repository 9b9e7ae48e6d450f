package org.stillwatch.sdk.caution;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * Which honest explanations a value has. A closed set of rules; each may be wrong, and none blocks
 * anything. Immutable and thread-safe.
 */
public final class CautionRules {
  /** Of the accounts with a mail address, so many percent at one organisation are its own. */
  private static final int MOST = 80;

  /** Fewer accounts than this are no reseller's customers. */
  private static final int RESELLER_ACCOUNTS = 50;

  /** With at most so many percent under one template, a reseller's customers are strangers. */
  private static final int STRANGERS = 10;

  /** Domains kept for places of learning: .edu, .edu.au and so on, .ac.uk and so on. */
  private static final Pattern LEARNING =
      Pattern.compile("(?:.+\\.)?(?:edu|(?:edu|ac)\\.[a-z]{2})");

  private static final Pattern MAIL = Pattern.compile("email:.+@([^@]+)");

  private final DomainList universities;
  private final DomainList consumers;
  private final AddressRanges vpns;

  CautionRules(DomainList universities, DomainList consumers, AddressRanges vpns) {
    this.universities = universities;
    this.consumers = consumers;
    this.vpns = vpns;
  }

  /** The mail domain of a contact value; empty if it is no mail address. */
  public static Optional<String> mailDomain(CanonicalValue value) {
    var mail = MAIL.matcher(value.text());
    return mail.matches() ? Optional.of(mail.group(1)) : Optional.empty();
  }

  /** The explanations of a value. */
  public Set<Caution> of(ValueUse use) {
    EnumSet<Caution> cautions = EnumSet.noneOf(Caution.class);
    TokenClass tokenClass = use.value().tokenClass();
    if (tokenClass == TokenClass.PAYMENT) {
      payment(use, cautions);
    } else if (tokenClass == TokenClass.CONTACT) {
      mailDomain(use.value())
          .filter(this::learning)
          .ifPresent(domain -> cautions.add(Caution.UNIVERSITY));
    } else if (tokenClass == TokenClass.NETWORK && vpns.contain(address(use.value()))) {
      cautions.add(Caution.VPN);
    }
    return cautions;
  }

  /** The address, or the first one of the network that stands for it. */
  private static String address(CanonicalValue value) {
    String text = value.text().substring(value.text().indexOf(':') + 1);
    int slash = text.indexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }

  private void payment(ValueUse use, Set<Caution> cautions) {
    Map<String, Integer> byDomain = new HashMap<>();
    use.mailDomains().forEach(domain -> byDomain.merge(domain, 1, Integer::sum));
    byDomain.forEach((domain, accounts) -> {
      boolean most = accounts > 1 && 100L * accounts >= (long) MOST * use.accounts();
      if (most && !consumers.contains(domain) && !learning(domain)) {
        cautions.add(Caution.SHARED_CARD);
      }
    });
    long learners = use.mailDomains().stream().filter(this::learning).count();
    if (learners > 1 && 100 * learners >= (long) MOST * use.accounts()) {
      cautions.add(Caution.UNIVERSITY);
    }
    if (use.templatesKnown()
        && use.accounts() >= RESELLER_ACCOUNTS
        && 100L * use.largestTemplate() <= (long) STRANGERS * use.accounts()) {
      cautions.add(Caution.RESELLER);
    }
  }

  private boolean learning(String domain) {
    return LEARNING.matcher(domain).matches() || universities.contains(domain);
  }
}
