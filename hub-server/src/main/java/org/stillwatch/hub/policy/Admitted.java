package org.stillwatch.hub.policy;

import java.util.List;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.members.Signed;

/** A well-formed batch that the policy in force allows. Made by {@link Rules} only. */
public final class Admitted {
  private final Signed signed;
  private final List<Statement> statements;
  private final Terms terms;

  Admitted(Signed signed, List<Statement> statements, Terms terms) {
    this.signed = signed;
    this.statements = List.copyOf(statements);
    this.terms = terms;
  }

  /** What was signed, and by whom. */
  public Signed signed() {
    return signed;
  }

  /** What it says. */
  public List<Statement> statements() {
    return statements;
  }

  /** Whether what that reducer made of that kind may corroborate. */
  public boolean corroborates(Statement.Fact fact) {
    return terms.corroborates(fact.kind().name(), fact.fields().path("reducer").asText());
  }
}
