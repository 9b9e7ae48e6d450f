package org.stillwatch.sdk.reduce;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.observe.Exchange;

/**
 * The group-by over accounts: exchanges come in any order, in streams of any length, and go out as
 * one batch per account. What does not fit the memory budget is written, sealed, to a temporary
 * folder and put together again one partition of accounts at a time. The result does not depend on
 * the order, nor on what was written. Not thread-safe; close it to delete the temporary files.
 */
public final class AccountBatches implements AutoCloseable {
  /** Is shown each account once; may look at the batch only during the call. */
  public interface Visitor {
    void visit(AccountBatch batch) throws IOException;
  }

  /**
   * How much to keep.
   *
   * @param prompts distinct prompts sampled of each account, 3 to 10,000
   * @param memoryBytes roughly, what may be held before it is written away
   */
  public record Limits(int prompts, long memoryBytes) {
    /** 32 prompts of each account, half a gigabyte. */
    public static final Limits USUAL = new Limits(32, 512L << 20);

    private static final int MOST_PROMPTS = 10_000;

    public Limits {
      if (prompts < TemplateFinder.MIN_PROMPTS || prompts > MOST_PROMPTS || memoryBytes < 1) {
        throw new IllegalArgumentException(
            TemplateFinder.MIN_PROMPTS
                + " to "
                + MOST_PROMPTS
                + " prompts and at least one byte of memory are needed");
      }
    }
  }

  private static final long SECONDS_A_DAY = 86_400;

  private final Limits limits;
  private final PromptHash hash;
  private final Normaliser normaliser = new Normaliser();
  private final @Nullable Spill spill;
  private final Map<String, AccountBatch> held = new HashMap<>();
  private final ClientFamilies families = new ClientFamilies();
  private long weight;

  /**
   * @param folder for temporary files; need not exist until something must be written
   * @param random for the key that seals them, which lives in memory only
   */
  public AccountBatches(GroupKey key, Limits limits, Path folder, SecureRandom random) {
    this(key, limits, new Spill(folder, random));
  }

  private AccountBatches(GroupKey key, Limits limits, @Nullable Spill spill) {
    this.limits = limits;
    this.hash = new PromptHash(key);
    this.spill = spill;
  }

  /**
   * Batches that are never written away: whoever fills them looks at their {@link #weight}.
   *
   * @param prompts distinct prompts sampled of each account
   */
  public static AccountBatches inMemory(GroupKey key, int prompts) {
    return new AccountBatches(key, new Limits(prompts, Long.MAX_VALUE), (Spill) null);
  }

  /**
   * Takes one exchange.
   *
   * @param day days since 1970-01-01 in UTC, or {@link AccountBatch#NO_DAY}
   * @throws IOException if what must be written away cannot be
   */
  public void add(String account, String prompt, long day, Set<LinkValue> links)
      throws IOException {
    add(Exchange.of(account, prompt), day, links);
  }

  /**
   * Takes one exchange, with all that it tells of how its account behaves.
   *
   * @param links keyed local digests of its values
   */
  public void add(Exchange exchange, Set<LinkValue> links) throws IOException {
    long day =
        exchange
            .at()
            .map(at -> Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY))
            .orElse(AccountBatch.NO_DAY);
    add(exchange, day, links);
  }

  /**
   * Takes one exchange, with all that it tells of how its account behaves.
   *
   * @param day of the exchange, as above
   * @throws IOException if what must be written away cannot be
   */
  public void add(Exchange exchange, long day, Set<LinkValue> links) throws IOException {
    String account = exchange.account();
    AccountBatch batch = held.get(account);
    if (batch == null) {
      batch = new AccountBatch(account, limits.prompts());
      held.put(account, batch);
    } else {
      weight -= batch.weight();
    }
    batch.count(1, day, day);
    batch.link(links);
    batch.behaviour().count(exchange, families);
    batch.offer(hash.of(exchange.prompt()), exchange.prompt(), normaliser::normalise);
    weight += batch.weight();
    if (spill != null && weight > limits.memoryBytes()) {
      writeAway(spill);
    }
  }

  private void writeAway(Spill spill) throws IOException {
    spill.write(held.values());
    held.values().forEach(AccountBatch::written);
    weight = held.values().stream().mapToLong(AccountBatch::weight).sum();
    if (weight > limits.memoryBytes() / 2) {
      held.clear(); // the hashes alone are too many: their prompts will be written again
      weight = 0;
    }
  }

  /**
   * Shows every account to the visitor; may be called again, and gives the same in the same order.
   */
  public void forEach(Visitor visitor) throws IOException {
    if (spill == null || spill.isEmpty()) {
      visit(held, visitor);
      return;
    }
    spill.write(held.values());
    held.clear();
    weight = 0;
    for (int partition = 0; partition < Spill.PARTITIONS; partition++) {
      visit(spill.read(partition, limits.prompts()), visitor);
    }
  }

  private static void visit(Map<String, AccountBatch> batches, Visitor visitor) throws IOException {
    List<AccountBatch> ordered = new ArrayList<>(batches.values());
    ordered.sort(Comparator.comparing(AccountBatch::account));
    for (AccountBatch batch : ordered) {
      visitor.visit(batch);
    }
  }

  /** Roughly the memory that the batches take, in bytes. */
  public long weight() {
    return weight;
  }

  /** How many bytes were written away; 0 if all fitted the memory. */
  public long bytesWritten() {
    return spill == null ? 0 : spill.bytesWritten();
  }

  @Override
  public void close() throws IOException {
    held.clear();
    if (spill != null) {
      spill.close();
    }
  }
}
