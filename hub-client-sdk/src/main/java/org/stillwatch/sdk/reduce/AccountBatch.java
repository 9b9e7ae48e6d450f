package org.stillwatch.sdk.reduce;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is kept of one account while its exchanges stream by: counts, days, link values and a sample
 * of its prompts. Not thread-safe.
 */
public final class AccountBatch {
  /** Of {@link #firstDay} and {@link #lastDay} when no exchange had a time. */
  public static final long NO_DAY = Long.MIN_VALUE;

  private static final int FEW_LINKS = 5;

  private final String account;
  private final PromptSample sample;
  private Set<LinkValue> links = Set.of();
  private Behaviour behaviour = new Behaviour();
  private long exchanges;
  private long firstDay = NO_DAY;
  private long lastDay = NO_DAY;

  AccountBatch(String account, int mostPrompts) {
    this.account = account;
    this.sample = new PromptSample(mostPrompts);
  }

  /** Adds to the counts: so many exchanges between these days, which may be {@link #NO_DAY}. */
  void count(long more, long first, long last) {
    exchanges += more;
    if (first != NO_DAY) {
      firstDay = firstDay == NO_DAY ? first : Math.min(firstDay, first);
      lastDay = Math.max(lastDay, last);
    }
  }

  /** Nearly all accounts have one value or two, which come with every exchange. */
  void link(Set<LinkValue> values) {
    if (links.containsAll(values)) {
      return;
    }
    if (links.size() < FEW_LINKS) {
      Set<LinkValue> more = new HashSet<>(links);
      more.addAll(values);
      links = more.size() < FEW_LINKS ? Set.copyOf(more) : more;
    } else {
      links.addAll(values);
    }
  }

  /** How the account behaves; since it was last written away, while exchanges stream by. */
  public Behaviour behaviour() {
    return behaviour;
  }

  void offer(long hash, String prompt, UnaryOperator<String> normaliser) {
    sample.offer(hash, prompt, normaliser);
  }

  PromptSample sample() {
    return sample;
  }

  /**
   * Forgets what was written away; the hashes stay, so that the sample goes on as if it had not.
   */
  void written() {
    sample.forget();
    links = Set.of();
    behaviour = new Behaviour();
    exchanges = 0;
    firstDay = NO_DAY;
    lastDay = NO_DAY;
  }

  long weight() {
    return 600 + 2L * account.length() + 120L * links.size() + sample.weight();
  }

  public String account() {
    return account;
  }

  public long exchanges() {
    return exchanges;
  }

  /** Days since 1970-01-01 in UTC. */
  public long firstDay() {
    return firstDay;
  }

  /** Days since 1970-01-01 in UTC. */
  public long lastDay() {
    return lastDay;
  }

  /** The values by which it may be linked to other accounts. */
  public Set<LinkValue> links() {
    return links;
  }

  /** The sampled prompts, normalised, in an order that depends on their content only. */
  public List<SampledPrompt> prompts() {
    return sample.prompts();
  }

  /** The batch as it is carried to another machine of the lab: clear text, to be sealed there. */
  public byte[] toBytes() {
    return bytes(sample);
  }

  /** The same without its prompts. */
  public byte[] toBytesWithoutPrompts() {
    return bytes(new PromptSample(1));
  }

  private byte[] bytes(PromptSample told) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      BatchForm.write(this, told, new DataOutputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory does not fail", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Puts together what was gathered of one account in several places, in whatever order.
   *
   * @param parts what {@link #toBytes} wrote of each, one at least, no two of the same exchanges
   * @param mostPrompts of the sample, as in each of them
   * @throws IOException if they are cut, or not of one account
   */
  public static AccountBatch merged(List<byte[]> parts, int mostPrompts) throws IOException {
    Map<String, AccountBatch> one = new HashMap<>();
    for (byte[] part : parts) {
      BatchForm.readAll(part, mostPrompts, one);
    }
    if (one.size() != 1) {
      throw new IOException("parts of one account were expected, not of " + one.size());
    }
    return one.values().iterator().next();
  }

  @Override
  public String toString() {
    return "AccountBatch[" + exchanges + " exchanges, " + sample.size() + " prompts sampled]";
  }
}
