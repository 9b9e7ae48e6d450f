package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Template;

/** Accounts whose batches other machines of the lab hold. */
public final class FarAccounts implements Accounts {
  /** Takes a look there. */
  public interface There {
    /** Hands over what the look told, in any order. */
    void look(Look look, Taker<byte[]> taker) throws IOException;
  }

  private final There there;
  private final int mostPrompts;

  /**
   * Those accounts.
   *
   * @param mostPrompts of the sample of each
   */
  public FarAccounts(There there, int mostPrompts) {
    this.there = there;
    this.mostPrompts = mostPrompts;
  }

  @Override
  public void reduced(Taker<ReducedAccount> taker) throws IOException {
    there.look(new Look.Alone(), told -> taker.take(ReducedAccount.read(told)));
  }

  @Override
  public void hits(List<Template> templates, Taker<AccountHits> taker) throws IOException {
    there.look(new Look.Again(templates), told -> taker.take(AccountHits.read(told)));
  }

  @Override
  public void batches(Set<String> names, AccountBatches.Visitor visitor) throws IOException {
    there.look(
        new Look.Whole(names),
        told -> visitor.visit(AccountBatch.merged(List.of(told), mostPrompts)));
  }
}
