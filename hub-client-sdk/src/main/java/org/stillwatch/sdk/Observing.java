package org.stillwatch.sdk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.caution.CautionRules;
import org.stillwatch.sdk.caution.ValueLists;
import org.stillwatch.sdk.cluster.Accounts;
import org.stillwatch.sdk.cluster.Clustering;
import org.stillwatch.sdk.cluster.FarAccounts;
import org.stillwatch.sdk.cluster.LocalCluster;
import org.stillwatch.sdk.cluster.Recipe;
import org.stillwatch.sdk.cluster.Reduction;
import org.stillwatch.sdk.observe.SkippedLines;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.pseudonym.Pseudonyms;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.watch.WatchDigest;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.policy.KindTerms;

/** One observation, from exchanges to drafts of reports. Used once, by one thread. */
final class Observing {
  /** The kind that is off unless a lab wants it. */
  static final String MEANING = IndicatorKinds.PROMPT_MEANING.name();

  private final LabConfig config;
  private final GroupSecrets secrets;
  private final Allowing allowing;
  private final ValueLists lists;
  private final LocalDigest digests;
  private final WatchDigest watchDigest;
  private final Pseudonyms pseudonyms;
  private final Path temporary;
  private final Surroundings around;
  private final WithheldCounts withheld = new WithheldCounts();

  Observing(
      LabConfig config,
      GroupSecrets secrets,
      Allowing allowing,
      ValueLists lists,
      LocalDigest digests,
      WatchDigest watchDigest,
      Pseudonyms pseudonyms,
      Path temporary,
      Surroundings around) {
    this.config = config;
    this.secrets = secrets;
    this.allowing = allowing;
    this.lists = lists;
    this.digests = digests;
    this.watchDigest = watchDigest;
    this.pseudonyms = pseudonyms;
    this.temporary = temporary;
    this.around = around;
  }

  /** What was made of it, and what was not. */
  record Result(
      List<DraftReport> drafts, WithheldCounts withheld, SkippedLines skipped, long exchanges) {}

  /** Observes exchanges in this process. */
  Result observe(ExchangeSource source, HubTerms terms) throws IOException {
    Made made = made();
    ClearValues values = made.errand().values(withheld);
    try (Reduction reduction =
        new Reduction(
            made.key(),
            made.reducing(),
            Recipe.USUAL,
            around.memory(),
            temporary,
            around.random(),
            made.listings())) {
      Sifting sifting = made.errand().sifting(values, withheld, reduction::add);
      SkippedLines skipped = source.read(sifting);
      Read read = new Read(sifting.exchanges(), skipped, values, links -> {});
      return result(reduction.clustering(), made, read, terms);
    }
  }

  /** Observes exchanges that other machines of the lab read. */
  Result observe(Machines machines, HubTerms terms) throws IOException {
    Made made = made();
    machines.gather(made.errand());
    AtomicReference<Telling> told = new AtomicReference<>(Telling.NOTHING);
    machines.ask(Question.counts(), piece -> told.set(told.get().with(PieceForm.telling(piece))));
    Telling counted = told.get();
    counted.withheld().forEach(withheld::add);
    ClearValues values = made.errand().values(withheld);
    Accounts accounts =
        new FarAccounts(
            (look, taker) -> machines.ask(Question.look(look), taker), around.memory().prompts());
    try (Clustering clustering =
        new Clustering(
            accounts,
            made.key(),
            Recipe.USUAL,
            around.memory(),
            temporary,
            around.random(),
            made.listings())) {
      Fetching fetching =
          links ->
              machines.ask(Question.values(links), piece -> PieceForm.value(piece, values::put));
      Read read = new Read(counted.exchanges(), counted.skippedLines(), values, fetching);
      return result(clustering, made, read, terms);
    }
  }

  /**
   * What the lab's own files say of this observation.
   *
   * @param unreduced why prompts are not reduced if there is no background
   */
  private record Made(
      GroupKey key,
      Optional<Background> background,
      Withheld unreduced,
      OwnList own,
      Listings listings,
      Errand errand) {
    Background reducing() {
      return background.orElseGet(() -> Background.none(key));
    }
  }

  /** Gets the clear values behind links, where they are not at hand. */
  private interface Fetching {
    void values(Set<LinkValue> links) throws IOException;
  }

  /** What was read. */
  private record Read(long exchanges, SkippedLines skipped, ClearValues values, Fetching more) {}

  private Made made() throws IOException {
    Optional<GroupKey> key = secrets.key();
    Optional<Background> background = secrets.background();
    OwnList own = allowing.own();
    Instant fresh = around.clock().instant().minus(IndicatorKinds.NETWORK_TOKEN.longest());
    GroupKey used = key.orElseGet(() -> GroupKey.generate(around.random()));
    Listings listings = background.isPresent() ? allowing.listings(used, own) : Listings.none(used);
    int prompts = around.memory().prompts();
    Errand errand = new Errand(used, background, own, digests, fresh, prompts);
    Withheld unreduced = key.isEmpty() ? Withheld.NO_GROUP_KEY : Withheld.NO_BACKGROUND;
    return new Made(used, background, unreduced, own, listings, errand);
  }

  private Result result(Clustering clustering, Made made, Read read, HubTerms terms)
      throws IOException {
    withheld.add(Withheld.MALFORMED_LINE, read.skipped().count());
    if (made.background().isEmpty()) {
      withheld.add(made.unreduced(), read.exchanges());
    }
    KindRules rules = new KindRules(terms.policy(), config.settings().switchedOff(), withheld);
    Meanings meanings = new Meanings(rules, withheld);
    List<LocalCluster> clusters =
        made.background().isPresent() && config.settings().switchedOn().contains(MEANING)
            ? withMeanings(clustering, terms, meanings, made)
            : clustering.finish(carriers(terms));
    withheld.add(Withheld.OWN_TEMPLATE, clustering.excepted());
    Set<LinkValue> links = new HashSet<>();
    clusters.forEach(cluster -> links.addAll(cluster.links().keySet()));
    read.more().values(links);
    Marks marks = new Marks(made.own(), clustering::informed);
    List<DraftReport> drafts =
        reports(terms, read.values(), made.background(), rules, meanings, marks).of(clusters);
    return new Result(drafts, withheld, read.skipped(), read.exchanges());
  }

  private List<LocalCluster> withMeanings(
      Clustering clustering, HubTerms terms, Meanings meanings, Made made) throws IOException {
    clustering.rememberCarriers();
    List<LocalCluster> clusters = clustering.finish(carriers(terms));
    meanings.sketch(around.embeddings(), made.key(), made.reducing(), clusters, clustering);
    return clusters;
  }

  /** So many accounts must carry a template that leaves; no sketch is made of others. */
  private static int carriers(HubTerms terms) {
    return terms
        .policy()
        .enabled(IndicatorKinds.PROMPT_TEMPLATE.name())
        .map(KindTerms::minAccounts)
        .orElse(Integer.MAX_VALUE);
  }

  private Reports reports(
      HubTerms terms,
      ClearValues values,
      Optional<Background> background,
      KindRules rules,
      Meanings meanings,
      Marks marks)
      throws IOException {
    CautionRules warnings = lists.rules();
    boolean reduced = background.isPresent();
    Tokens tokens = new Tokens(pseudonyms, terms, rules, values, withheld);
    Instant created = around.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return new Reports(
        config,
        terms,
        rules,
        tokens,
        background,
        meanings,
        new RandomIds(around.random()),
        created,
        marks,
        cluster -> new ClusterCautions(warnings, values, reduced, cluster),
        withheld,
        links -> values.watched(links, watchDigest));
  }
}
