package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.pattern.PatternSketch;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.KeptTemplates;
import org.stillwatch.sdk.reduce.ShinglePiles;
import org.stillwatch.sdk.reduce.Signatures;
import org.stillwatch.sdk.reduce.Template;

/**
 * From accounts, wherever their batches are, to clusters. The same accounts give the same clusters,
 * in whatever order and memory: templates beyond the budget are written, sealed, to temporary
 * files. Not thread-safe; close it to delete them.
 */
public final class Clustering implements AutoCloseable {
  /** Of the memory budget; templates are held up to three times, most often the same objects. */
  private static final int SHARE_OF_TEMPLATES = 2;

  private static final int BYTES_A_COUNT = 64;
  private static final int FEWEST_COUNTED = 1 << 10;
  private static final int MOST_COUNTED = 1 << 24;

  private final Accounts accounts;
  private final GroupKey key;
  private final Recipe recipe;
  private final AccountBatches.Limits limits;
  private final Path folder;
  private final SecureRandom random;
  private final ListedUse listed;
  private long bytesWritten;
  private boolean remembering;
  private Carriers carriers = Carriers.NONE;

  /**
   * The clusters to come of these accounts.
   *
   * @param folder for temporary files, used only if the memory budget does not suffice
   * @param random for the key that seals them
   * @param listings templates that do not make accounts one cluster
   */
  public Clustering(
      Accounts accounts,
      GroupKey key,
      Recipe recipe,
      AccountBatches.Limits limits,
      Path folder,
      SecureRandom random,
      Listings listings) {
    this.accounts = accounts;
    this.key = key;
    this.recipe = recipe;
    this.limits = limits;
    this.folder = folder;
    this.random = random;
    this.listed = new ListedUse(listings, kept());
  }

  /**
   * The clusters of all accounts, in order of their first account. Only what may leave is hashed
   * with the group key.
   *
   * @param fewestCarriers clusters in which fewer accounts carry a template get no sketches
   * @throws IOException if the temporary files fail
   */
  public List<LocalCluster> finish(int fewestCarriers) throws IOException {
    try (KeptTemplates cleaned = kept();
        KeptTemplates ofCores = kept()) {
      List<AccountFacts> facts = new ArrayList<>();
      Cores cores = cores(facts, cleaned, ofCores);
      Joins joins = new Joins(facts.size(), cores, recipe);
      lookAgain(facts, cores, joins);
      joins.link(facts);
      SketchChoice choice = new SketchChoice(cores, new Signatures(key));
      PatternSketch patterns = new PatternSketch(key);
      List<LocalCluster> clusters =
          new LocalClusters(facts, cores, joins, choice, patterns, fewestCarriers, listed).all();
      if (remembering) {
        carriers = Carriers.of(clusters, facts, cores, choice);
      }
      return clusters;
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /**
   * Makes {@link #finish} remember who carries the templates that get sketches, for {@link
   * #prompts}: some 20 KB of memory a template.
   */
  public void rememberCarriers() {
    remembering = true;
  }

  /**
   * Prompts that carry the templates of these clusters, for a look at what they mean. They are
   * clear text, and stay in the lab. None unless {@link #rememberCarriers} came before {@link
   * #finish}.
   *
   * @param mostTemplates of a cluster: the most carried first
   * @return for each cluster, for each of its templates, {@value TemplatePrompts#MOST} prompts at
   *     most, normalised, of as many accounts as can be
   */
  public List<List<List<String>>> prompts(List<LocalCluster> clusters, int mostTemplates)
      throws IOException {
    TemplatePrompts prompts = new TemplatePrompts(key, carriers.of(clusters, mostTemplates));
    accounts.batches(prompts.accounts(), prompts::visit);
    return prompts.all();
  }

  /** Fills the facts, in order of the accounts. */
  private Cores cores(List<AccountFacts> facts, KeptTemplates cleaned, KeptTemplates ofCores)
      throws IOException {
    try (KeptTemplates found = kept()) {
      List<Template> templates = reduced(found, facts);
      bytesWritten = found.bytesWritten();
      return Cores.of(templates, recipe, cleaned, ofCores, room());
    }
  }

  private KeptTemplates kept() {
    return new KeptTemplates(limits.memoryBytes() / SHARE_OF_TEMPLATES, folder, random);
  }

  private Boilerplate.Room room() {
    long counted = limits.memoryBytes() / BYTES_A_COUNT;
    return new Boilerplate.Room(
        (int) Math.max(FEWEST_COUNTED, Math.min(MOST_COUNTED, counted)),
        () -> new ShinglePiles(folder, random));
  }

  /** Fills the facts; the templates come in the same order. */
  private List<Template> reduced(KeptTemplates found, List<AccountFacts> facts) throws IOException {
    Map<String, Integer> places = new HashMap<>();
    accounts.reduced(one -> {
      String account = one.facts().account();
      places.put(account, facts.size());
      facts.add(one.facts());
      found.add(listed.own(account, one.template()));
    });
    facts.sort(Comparator.comparing(AccountFacts::account));
    int[] ordered =
        facts.stream().mapToInt(one -> places.getOrDefault(one.account(), -1)).toArray();
    return new AbstractList<>() {
      @Override
      public Template get(int index) {
        return found.get(ordered[index]);
      }

      @Override
      public int size() {
        return ordered.length;
      }
    };
  }

  private void lookAgain(List<AccountFacts> facts, Cores cores, Joins joins) throws IOException {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < facts.size(); place++) {
      places.put(facts.get(place).account(), place);
    }
    accounts.hits(
        cores.templates(),
        found -> joins.used(places.getOrDefault(found.account(), -1), found.hits()));
  }

  /** How many accounts have a template of the lab's own list that is never reported. */
  public int excepted() {
    return listed.excepted();
  }

  /** Those of these accounts whose template the lab's own list says to inform of. */
  public SortedSet<String> informed(SortedSet<String> accounts) {
    return listed.informed(accounts);
  }

  /** How many bytes of templates did not fit the memory and were written, sealed, to the folder. */
  public long bytesWritten() {
    return bytesWritten;
  }

  @Override
  public void close() throws IOException {
    listed.close();
  }
}
