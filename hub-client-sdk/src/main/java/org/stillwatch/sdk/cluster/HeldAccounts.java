package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.reduce.TemplateFinder;

/** Accounts whose batches this process holds. */
final class HeldAccounts implements Accounts {
  private final AccountBatches batches;
  private final GroupKey key;
  private final Background background;
  private final Recipe recipe;

  HeldAccounts(AccountBatches batches, GroupKey key, Background background, Recipe recipe) {
    this.batches = batches;
    this.key = key;
    this.background = background;
    this.recipe = recipe;
  }

  @Override
  public void reduced(Taker<ReducedAccount> taker) throws IOException {
    TemplateFinder finder = new TemplateFinder(key, background);
    batches.forEach(batch -> taker.take(ReducedAccount.of(batch, finder)));
  }

  @Override
  public void hits(List<Template> templates, Taker<AccountHits> taker) throws IOException {
    Dictionary dictionary = new Dictionary(key, templates, recipe);
    batches.forEach(
        batch -> taker.take(new AccountHits(batch.account(), dictionary.hits(batch.prompts()))));
  }

  @Override
  public void batches(Set<String> names, AccountBatches.Visitor visitor) throws IOException {
    batches.forEach(batch -> {
      if (names.contains(batch.account())) {
        visitor.visit(batch);
      }
    });
  }
}
