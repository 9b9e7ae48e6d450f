package org.stillwatch.sdk.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.sdk.allow.ListedTemplate;
import org.stillwatch.sdk.allow.Listing;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.BackgroundBuilder;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.Words;

/** Traffic of one lab in words of our own, and its reduction. */
final class World {
  static final GroupKey KEY = GroupKey.of(new byte[16]);

  final List<Exchange> exchanges = new ArrayList<>();
  final Map<String, Set<LinkValue>> links = new HashMap<>();
  private final List<ListedTemplate> open = new ArrayList<>();
  private final List<ListedTemplate> blocked = new ArrayList<>();
  private final List<String> common = new ArrayList<>();
  private final Random random;
  private final Path folder;

  World(long seed, Path folder) {
    this.random = new Random(seed);
    this.folder = folder;
  }

  /** Text that no other seed gives. */
  static String frame(long seed, int sentences) {
    return Words.text(new Random(seed), sentences);
  }

  /** So many prompts of the account, each the frame and something of its own. */
  World account(String account, int prompts, String frame) {
    for (int i = 0; i < prompts; i++) {
      exchanges.add(Exchange.of(account, frame + "\n" + Words.text(random, 3)));
    }
    return this;
  }

  World link(String account, String value) {
    links.put(account, Set.of(new LinkValue("payment", value)));
    return this;
  }

  /** Lists that text as a public template. */
  World listed(String text) {
    open.add(ListedTemplate.of(text, KEY, UUID.randomUUID()).orElseThrow());
    return this;
  }

  /** Lists that text as one that this lab never reports. */
  World excepted(String text) {
    blocked.add(ListedTemplate.of(text, KEY, UUID.randomUUID()).orElseThrow());
    return this;
  }

  /** Makes that text one of those that honest traffic is full of. */
  World common(String text) {
    common.add(text);
    return this;
  }

  private Background background() {
    BackgroundBuilder honest = new BackgroundBuilder(KEY);
    common.forEach(text -> {
      for (int i = 0; i < 20; i++) {
        honest.add(text + "\n" + Words.text(new Random(i), 3));
      }
    });
    return common.isEmpty() ? Background.none(KEY) : honest.build();
  }

  private Listings listings() {
    return new Listings(
        Listing.of(KEY, open), Listing.of(KEY, blocked), Listing.of(KEY, List.of()));
  }

  List<LocalCluster> clusters(long memoryBytes) {
    AccountBatches.Limits limits = new AccountBatches.Limits(32, memoryBytes);
    try (Reduction reduction =
        new Reduction(
            KEY,
            background(),
            Recipe.USUAL,
            limits,
            folder,
            new SecureRandom(new byte[] {1}),
            listings())) {
      for (Exchange exchange : exchanges) {
        reduction.add(exchange, links.getOrDefault(exchange.account(), Set.of()));
      }
      return reduction.finish();
    } catch (IOException failed) {
      throw new IllegalStateException("the temporary folder failed", failed);
    }
  }

  List<LocalCluster> clusters() {
    return clusters(1L << 30);
  }

  /** The clusters as lists of their accounts. */
  List<List<String>> accounts() {
    return clusters().stream().map(cluster -> List.copyOf(cluster.accounts())).toList();
  }
}
