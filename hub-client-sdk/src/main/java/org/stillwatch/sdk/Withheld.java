package org.stillwatch.sdk;

import org.stillwatch.sdk.meaning.MeaningUnavailable;

/** Why something did not leave. Each is counted in its own unit. */
public enum Withheld {
  MALFORMED_LINE("lines that are no exchange"),
  UNUSABLE_PAYMENT("payment values without a canonical form"),
  UNUSABLE_CONTACT("contact values without a canonical form"),
  UNUSABLE_NETWORK("network addresses that are private, reserved or no address"),
  UNUSABLE_CANARY("planted texts that are none of those which lab canary draws"),
  NO_GROUP_KEY("prompts not reduced: import the members' group key"),
  NO_BACKGROUND("prompts not reduced: import the members' background"),
  OWN_ACCOUNT("exchanges of accounts on this lab's own list"),
  OWN_VALUE("exchanges whose payment or contact value is on this lab's own list"),
  OWN_TEMPLATE("accounts whose template is on this lab's own list"),
  SWITCHED_OFF("facts of clusters whose kind this lab has switched off"),
  NOT_IN_POLICY("facts of clusters whose kind or reducer the hub's policy does not take"),
  TOO_FEW_ACCOUNTS("facts of clusters with fewer accounts than the policy asks for"),
  TOO_FEW_FOR_PUBLIC(
      "public templates of clusters with fewer users of them than the policy asks for"),
  OVER_MOST_PER_CLUSTER("values beyond the most of a kind that a cluster may name"),
  BUDGET_SPENT("values not tokenised: the hub's budget of evaluations is used up"),
  LITTLE_BEHAVIOUR("clusters of whose accounts too little is known for a pattern"),
  MEANING_NOT_INSTALLED("clusters without a meaning: its model is not on the class path"),
  MEANING_NOT_LOADABLE("clusters without a meaning: its model does not load on this machine"),
  MEANING_NOT_IN_BACKGROUND("clusters without a meaning: the background says nothing of it"),
  MEANING_OF_ANOTHER_MODEL("clusters without a meaning: the background is of another model"),
  NOTHING_TO_SAY("clusters of which nothing is left to report");

  private final String words;

  Withheld(String words) {
    this.words = words;
  }

  /** What is counted, for people. */
  public String words() {
    return words;
  }

  /** Why there is no meaning. */
  static Withheld because(MeaningUnavailable.Reason reason) {
    return switch (reason) {
      case NOT_INSTALLED -> MEANING_NOT_INSTALLED;
      case SEVERAL_INSTALLED, NATIVE_LIBRARY, MODEL -> MEANING_NOT_LOADABLE;
      case NOT_IN_BACKGROUND, TOO_FEW_PROMPTS -> MEANING_NOT_IN_BACKGROUND;
      case OTHER_MODEL -> MEANING_OF_ANOTHER_MODEL;
    };
  }
}
