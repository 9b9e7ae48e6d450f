package org.stillwatch.hub.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.stillwatch.wire.policy.Finding;

/** A hub must not start with this policy; the message says why, a finding a line. */
public final class PolicyRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  PolicyRefused(String source, List<Finding> findings) {
    super(
        "The hub does not start with the policy "
            + source
            + ". Correct it, or name another:\n"
            + findings.stream().map(found -> "  " + found).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** At least one. */
  public List<Finding> findings() {
    return findings;
  }
}
