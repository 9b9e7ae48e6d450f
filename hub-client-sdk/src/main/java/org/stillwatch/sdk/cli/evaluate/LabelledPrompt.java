package org.stillwatch.sdk.cli.evaluate;

/**
 * One prompt of a labelled corpus.
 *
 * @param campaign whose prompt it is, or {@link #BENIGN}
 * @param family campaigns of one family have near copies of one template
 * @param level how far the prompt was edited: L0, L1, L2, L3, L3n; B for benign
 */
public record LabelledPrompt(
    String campaign, String family, String lab, String account, String level, String text) {
  /** The campaign of prompts that belong to none. */
  public static final String BENIGN = "benign";

  public boolean isBenign() {
    return campaign.equals(BENIGN);
  }

  public AccountAt at() {
    return new AccountAt(lab, account);
  }

  LabelledAccount labelled() {
    return new LabelledAccount(at(), campaign, family, level);
  }

  /** Names the account and the label, never the text. */
  @Override
  public String toString() {
    return "LabelledPrompt[" + labelled() + "]";
  }
}
