package org.stillwatch.hub.grammar;

import java.util.List;
import org.stillwatch.hub.members.Signed;

/** A signed batch whose objects all hold to the grammar. Made by {@link Grammar} only. */
public final class Wellformed {
  private final Signed signed;
  private final List<Statement> statements;

  Wellformed(Signed signed, List<Statement> statements) {
    this.signed = signed;
    this.statements = List.copyOf(statements);
  }

  /** What was signed. */
  public Signed signed() {
    return signed;
  }

  /**
   * Reports, withdrawals and verdicts in the order of the batch; indicators within their report.
   */
  public List<Statement> statements() {
    return statements;
  }
}
