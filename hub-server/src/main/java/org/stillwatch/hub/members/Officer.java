package org.stillwatch.hub.members;

import java.util.Locale;

/**
 * The two persons of the operator. What lets somebody new read needs both: each has a secret of its
 * own, and neither can do what is the other's.
 */
public enum Officer {
  /** Runs the hub, admits labs, proposes liaisons. */
  OPERATOR,
  /** Approves what the operator proposes. */
  APPROVER;

  /** As files and addresses name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String setting() {
    return word() + ".secret.digest";
  }

  String nextSetting() {
    return word() + ".secret.next.digest";
  }
}
