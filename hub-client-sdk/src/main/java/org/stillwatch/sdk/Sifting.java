package org.stillwatch.sdk;

import java.io.IOException;
import java.util.Set;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.LinkValue;

/**
 * Takes exchanges one by one: those of excepted accounts are counted and dropped, the values of the
 * others become links. Not thread-safe.
 */
final class Sifting implements ExchangeSource.Taker {
  /** Where exchanges go on to. */
  interface Into {
    void add(Exchange exchange, Set<LinkValue> links) throws IOException;
  }

  private final OwnList own;
  private final boolean withPrompts;
  private final ClearValues values;
  private final WithheldCounts withheld;
  private final Into into;
  private long exchanges;

  /**
   * None yet.
   *
   * @param withPrompts without a background, what is common everywhere would join strangers: only
   *     links may join then
   */
  Sifting(
      OwnList own, boolean withPrompts, ClearValues values, WithheldCounts withheld, Into into) {
    this.own = own;
    this.withPrompts = withPrompts;
    this.values = values;
    this.withheld = withheld;
    this.into = into;
  }

  @Override
  public void take(Exchange exchange) throws IOException {
    exchanges++;
    if (own.account(exchange.account()).filter(Effect.BLOCK::equals).isPresent()) {
      withheld.add(Withheld.OWN_ACCOUNT, 1);
      return;
    }
    Exchange kept = withPrompts ? exchange : withoutPrompt(exchange);
    into.add(kept, values.links(exchange));
  }

  /** How many were taken, the dropped ones included. */
  long exchanges() {
    return exchanges;
  }

  private static Exchange withoutPrompt(Exchange exchange) {
    return new Exchange(
        exchange.account(),
        "",
        exchange.at(),
        exchange.model(),
        exchange.tool(),
        exchange.payment(),
        exchange.contact(),
        exchange.ip(),
        exchange.userAgent(),
        exchange.signupAt(),
        exchange.responseChars(),
        exchange.canary());
  }
}
