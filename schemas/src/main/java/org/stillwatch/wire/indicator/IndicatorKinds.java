package org.stillwatch.wire.indicator;

import java.util.List;
import java.util.Optional;

/** The list of kinds that this version knows. A new kind is a line here. */
public final class IndicatorKinds {
  /** Card number (or PAR), wallet, bank account. */
  public static final TokenKind PAYMENT_TOKEN = new TokenKind("payment-token");

  /** Canonical e-mail address, E.164 telephone number, organisation's registration. */
  public static final TokenKind CONTACT_TOKEN = new TokenKind("contact-token");

  /** What the prompts of a cluster share. */
  public static final PromptTemplateKind PROMPT_TEMPLATE = new PromptTemplateKind();

  private static final List<IndicatorKind> ALL =
      List.of(PAYMENT_TOKEN, CONTACT_TOKEN, PROMPT_TEMPLATE);

  private IndicatorKinds() {}

  /** All kinds, in the order of the documentation. */
  public static List<IndicatorKind> all() {
    return ALL;
  }

  /** The kind of that form, or empty if this version does not know it. */
  public static Optional<IndicatorKind> ofForm(String form) {
    return ALL.stream().filter(kind -> kind.form().equals(form)).findFirst();
  }
}
