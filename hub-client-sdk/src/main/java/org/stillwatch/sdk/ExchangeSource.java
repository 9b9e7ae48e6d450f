package org.stillwatch.sdk;

import java.io.IOException;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.SkippedLines;

/** Exchanges one by one, read once. */
interface ExchangeSource {
  /** Takes an exchange. */
  interface Taker {
    void take(Exchange exchange) throws IOException;
  }

  /**
   * Hands over all exchanges.
   *
   * @return the lines that were none
   */
  SkippedLines read(Taker taker) throws IOException;
}
