package org.stillwatch.sdk.caution;

import java.util.List;
import org.stillwatch.sdk.pseudonym.CanonicalValue;

/**
 * Who has a value, as far as it can explain it.
 *
 * @param value in the clear
 * @param accounts that have it, at least one
 * @param mailDomains of those of these accounts that have a mail address, one for each
 * @param largestTemplate how many of these accounts share one template, the most that do
 * @param templatesKnown whether prompts were looked at at all
 */
public record ValueUse(
    CanonicalValue value,
    int accounts,
    List<String> mailDomains,
    int largestTemplate,
    boolean templatesKnown) {
  public ValueUse {
    mailDomains = List.copyOf(mailDomains);
  }

  /** Counts only. */
  @Override
  public String toString() {
    return "ValueUse[" + accounts + " accounts]";
  }
}
