package org.stillwatch.sdk.cli.evaluate;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** An account with the label of its prompts; see {@link LabelledPrompt}. */
public record LabelledAccount(AccountAt at, String campaign, String family, String level) {

  /** The accounts that the prompts are of, in the order of their first prompt. */
  public static Set<LabelledAccount> of(Collection<LabelledPrompt> prompts) {
    var accounts = new LinkedHashSet<LabelledAccount>();
    prompts.forEach(prompt -> accounts.add(prompt.labelled()));
    return accounts;
  }

  boolean isBenign() {
    return campaign.equals(LabelledPrompt.BENIGN);
  }
}
