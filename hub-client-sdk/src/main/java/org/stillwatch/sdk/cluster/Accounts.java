package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Template;

/**
 * The accounts of a lab, each with the batch of all its exchanges, wherever the batches are: in
 * this process or on many machines. What clustering wants of an account's prompts it asks here, so
 * that prompts need not come to it. Each call tells of each account once, in any order.
 */
public interface Accounts {
  /** Takes what is told, one by one, in the thread that asked. */
  interface Taker<T> {
    void take(T told) throws IOException;
  }

  /** What each account comes to by itself. */
  void reduced(Taker<ReducedAccount> taker) throws IOException;

  /** Which of these templates each account's prompts contain. */
  void hits(List<Template> templates, Taker<AccountHits> taker) throws IOException;

  /** The batches of the accounts with these names, and of no others. */
  void batches(Set<String> names, AccountBatches.Visitor visitor) throws IOException;
}
