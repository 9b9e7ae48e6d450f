package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatch;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.Signatures;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.reduce.TemplateFinder;

/**
 * From a lab's exchanges to its clusters: add them one by one, in any order, then {@link #finish}.
 * The same exchanges give the same clusters. Memory is bounded as {@link AccountBatches} says, plus
 * the templates of all accounts (about 18 KB for one of 1,000 characters). Not thread-safe; close
 * it to delete the temporary files.
 */
public final class Reduction implements AutoCloseable {
  private final GroupKey key;
  private final Background background;
  private final Recipe recipe;
  private final AccountBatches batches;
  private final ListedUse listed;

  /**
   * As below, with no template listed.
   *
   * @param folder for temporary files, used only if the memory budget does not suffice
   * @param random for the key that seals them
   */
  public Reduction(
      GroupKey key,
      Background background,
      Recipe recipe,
      AccountBatches.Limits limits,
      Path folder,
      SecureRandom random) {
    this(key, background, recipe, limits, folder, random, Listings.none(key));
  }

  /**
   * @param folder for temporary files, used only if the memory budget does not suffice
   * @param random for the key that seals them
   * @param listings templates that do not make accounts one cluster
   */
  public Reduction(
      GroupKey key,
      Background background,
      Recipe recipe,
      AccountBatches.Limits limits,
      Path folder,
      SecureRandom random,
      Listings listings) {
    this.key = key;
    this.background = background;
    this.recipe = recipe;
    this.batches = new AccountBatches(key, limits, folder, random);
    this.listed = new ListedUse(listings);
  }

  /** Takes an exchange that links its account to no other. */
  public void add(Exchange exchange) throws IOException {
    add(exchange, Set.of());
  }

  /**
   * Takes an exchange.
   *
   * @param links keyed local digests of its payment and contact values
   * @throws IOException if what does not fit the memory cannot be written away
   */
  public void add(Exchange exchange, Set<LinkValue> links) throws IOException {
    long day =
        exchange
            .at()
            .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay())
            .orElse(AccountBatch.NO_DAY);
    batches.add(exchange.account(), exchange.prompt(), day, links);
  }

  /** The clusters of all that was added, in order of their first account. */
  public List<LocalCluster> finish() throws IOException {
    List<AccountFacts> facts = facts();
    Cores cores = Cores.of(facts.stream().map(AccountFacts::template).toList(), recipe);
    Joins joins = new Joins(facts.size(), cores, recipe);
    lookAgain(facts, cores.all(), joins);
    joins.link(facts);
    return new LocalClusters(facts, cores.all(), joins, new Signatures(key), listed).all();
  }

  private List<AccountFacts> facts() throws IOException {
    TemplateFinder finder = new TemplateFinder(key, background);
    List<AccountFacts> facts = new ArrayList<>();
    batches.forEach(batch -> {
      Template template = listed.own(batch.account(), finder.find(batch.prompts()));
      facts.add(AccountFacts.of(batch, template));
    });
    facts.sort(Comparator.comparing(AccountFacts::account));
    return facts;
  }

  private void lookAgain(List<AccountFacts> facts, List<Core> cores, Joins joins)
      throws IOException {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < facts.size(); place++) {
      places.put(facts.get(place).account(), place);
    }
    Dictionary dictionary = new Dictionary(key, cores, recipe);
    batches.forEach(batch ->
        joins.used(places.getOrDefault(batch.account(), -1), dictionary.hits(batch.prompts())));
  }

  /** How many accounts have a template of the lab's own list that is never reported. */
  public int excepted() {
    return listed.excepted();
  }

  /** Those of these accounts whose template the lab's own list says to inform of. */
  public SortedSet<String> informed(SortedSet<String> accounts) {
    return listed.informed(accounts);
  }

  /** How many bytes did not fit the memory and were written, sealed, to the temporary folder. */
  public long bytesWritten() {
    return batches.bytesWritten();
  }

  @Override
  public void close() throws IOException {
    batches.close();
  }
}
