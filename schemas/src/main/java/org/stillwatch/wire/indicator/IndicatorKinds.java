package org.stillwatch.wire.indicator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.oprf.TokenClass;

/** The list of kinds that this version knows. A new kind is a line here. */
public final class IndicatorKinds {
  private static final Duration YEAR = Duration.ofDays(400);

  /** Card number (or PAR), wallet, bank account. */
  public static final TokenKind PAYMENT_TOKEN =
      new TokenKind("payment-token", TokenClass.PAYMENT, Standing.ALONE, YEAR);

  /** Canonical e-mail address, E.164 telephone number, organisation's registration. */
  public static final TokenKind CONTACT_TOKEN =
      new TokenKind("contact-token", TokenClass.CONTACT, Standing.ALONE, YEAR);

  /** Address, prefix of a hosting range, TLS fingerprint: strangers share them. */
  public static final TokenKind NETWORK_TOKEN =
      new TokenKind("network-token", TokenClass.NETWORK, Standing.TOGETHER, Duration.ofDays(14));

  /** A text that one lab planted and that comes back elsewhere. */
  public static final TokenKind OUTPUT_CANARY =
      new TokenKind("output-canary", TokenClass.CANARY, Standing.ALONE, YEAR);

  /** What the prompts of a cluster share. */
  public static final PromptTemplateKind PROMPT_TEMPLATE = new PromptTemplateKind();

  /** What the cluster's template asks, not how: levels of a turned sentence embedding. */
  public static final SketchKind PROMPT_MEANING =
      new SketchKind(
          "prompt-meaning",
          2,
          Measure.LEVELS,
          96,
          Standing.TOGETHER,
          "stillwatch-meaning-bge-small/2");

  /** How the cluster's accounts behave. */
  public static final SketchKind ACCOUNT_PATTERN =
      new SketchKind(
          "account-pattern", 1, Measure.MINHASH, 128, Standing.SUPPORTS, "stillwatch-pattern/1");

  private static final List<IndicatorKind> ALL =
      List.of(
          PAYMENT_TOKEN,
          CONTACT_TOKEN,
          NETWORK_TOKEN,
          OUTPUT_CANARY,
          PROMPT_TEMPLATE,
          PROMPT_MEANING,
          ACCOUNT_PATTERN);

  private IndicatorKinds() {}

  /** All kinds, in the order of the documentation. */
  public static List<IndicatorKind> all() {
    return ALL;
  }

  /** The kinds whose values are tokens, in the order of the documentation. */
  public static List<TokenKind> tokens() {
    return ALL.stream().filter(TokenKind.class::isInstance).map(TokenKind.class::cast).toList();
  }

  /** The kind of that form, or empty if this version does not know it. */
  public static Optional<IndicatorKind> ofForm(String form) {
    return ALL.stream().filter(kind -> kind.form().equals(form)).findFirst();
  }

  /** The kinds of that name, all forms. */
  public static List<IndicatorKind> ofName(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).toList();
  }
}
