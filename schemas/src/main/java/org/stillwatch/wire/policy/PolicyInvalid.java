package org.stillwatch.wire.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy that cannot be used, with everything that is wrong with it, a line each. */
public final class PolicyInvalid extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** All findings at once: whoever edits the file should not have to try again for each. */
  public PolicyInvalid(List<Finding> findings) {
    super(
        "The policy cannot be used. Correct the file and start again:\n"
            + findings.stream().map(found -> "  " + found).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** At least one, in the order of the file. */
  public List<Finding> findings() {
    return findings;
  }
}
