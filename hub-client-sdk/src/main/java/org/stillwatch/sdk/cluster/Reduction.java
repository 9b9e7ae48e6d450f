package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.LinkValue;

/**
 * From a lab's exchanges to its clusters: add them one by one, in any order, then {@link #finish}.
 * The same exchanges give the same clusters, in whatever memory. What is held is bounded by the
 * memory budget (batches and templates beyond it are written, sealed, to temporary files) but for
 * about a kilobyte an account. Not thread-safe; close it to delete the temporary files.
 */
public final class Reduction implements AutoCloseable {
  private final AccountBatches batches;
  private final Clustering clustering;

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
    this.batches = new AccountBatches(key, limits, folder, random);
    Accounts accounts = new HeldAccounts(batches, key, background, recipe);
    this.clustering = new Clustering(accounts, key, recipe, limits, folder, random, listings);
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
    batches.add(exchange, links);
  }

  /** What makes the clusters, once all was added. Closed with this reduction. */
  public Clustering clustering() {
    return clustering;
  }

  /** The clusters of all that was added, in order of their first account, all with sketches. */
  public List<LocalCluster> finish() throws IOException {
    return finish(0);
  }

  /**
   * As {@link Clustering#finish}.
   *
   * @param fewestCarriers clusters in which fewer accounts carry a template get no sketches
   */
  public List<LocalCluster> finish(int fewestCarriers) throws IOException {
    return clustering.finish(fewestCarriers);
  }

  /** How many bytes did not fit the memory and were written, sealed, to the temporary folder. */
  public long bytesWritten() {
    return batches.bytesWritten() + clustering.bytesWritten();
  }

  @Override
  public void close() throws IOException {
    try (clustering) {
      batches.close();
    }
  }
}
