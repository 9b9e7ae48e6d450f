package org.stillwatch.sdk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.allow.Effect;
import org.stillwatch.sdk.allow.Listings;
import org.stillwatch.sdk.allow.OwnList;
import org.stillwatch.sdk.caution.CautionRules;
import org.stillwatch.sdk.caution.ValueLists;
import org.stillwatch.sdk.cluster.LocalCluster;
import org.stillwatch.sdk.cluster.Recipe;
import org.stillwatch.sdk.cluster.Reduction;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.observe.SkippedLines;
import org.stillwatch.sdk.pseudonym.LocalDigest;
import org.stillwatch.sdk.pseudonym.Pseudonyms;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
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
  private long exchanges;

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

  Result observe(ExchangeSource source, HubTerms terms) throws IOException {
    Optional<GroupKey> key = secrets.key();
    Optional<Background> background = secrets.background();
    OwnList own = allowing.own();
    Instant fresh = around.clock().instant().minus(IndicatorKinds.NETWORK_TOKEN.longest());
    ClearValues values = new ClearValues(digests, own, withheld, fresh);
    GroupKey used = key.orElseGet(() -> GroupKey.generate(around.random()));
    Listings listings = background.isPresent() ? allowing.listings(used, own) : Listings.none(used);
    try (Reduction reduction =
        new Reduction(
            used,
            background.orElseGet(() -> Background.none(used)),
            Recipe.USUAL,
            around.memory(),
            temporary,
            around.random(),
            listings)) {
      SkippedLines skipped =
          source.read(exchange -> {
            exchanges++;
            if (own.account(exchange.account()).filter(Effect.BLOCK::equals).isPresent()) {
              withheld.add(Withheld.OWN_ACCOUNT, 1);
              return;
            }
            Exchange kept = background.isPresent() ? exchange : withoutPrompt(exchange);
            reduction.add(kept, values.links(exchange));
          });
      withheld.add(Withheld.MALFORMED_LINE, skipped.count());
      if (background.isEmpty()) {
        withheld.add(key.isEmpty() ? Withheld.NO_GROUP_KEY : Withheld.NO_BACKGROUND, exchanges);
      }
      KindRules rules = new KindRules(terms.policy(), config.settings().switchedOff(), withheld);
      Meanings meanings = new Meanings(rules, withheld);
      List<LocalCluster> clusters =
          background.isPresent() && config.settings().switchedOn().contains(MEANING)
              ? withMeanings(reduction, terms, meanings, used, background.get())
              : reduction.finish(carriers(terms));
      withheld.add(Withheld.OWN_TEMPLATE, reduction.excepted());
      Marks marks = new Marks(own, reduction::informed);
      List<DraftReport> drafts =
          reports(terms, values, background, rules, meanings, marks).of(clusters);
      return new Result(drafts, withheld, skipped, exchanges);
    }
  }

  private List<LocalCluster> withMeanings(
      Reduction reduction, HubTerms terms, Meanings meanings, GroupKey key, Background background)
      throws IOException {
    reduction.rememberCarriers();
    List<LocalCluster> clusters = reduction.finish(carriers(terms));
    meanings.sketch(around.embeddings(), key, background, clusters, reduction);
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

  /** Without a background, what is common everywhere would join strangers: only links may join. */
  private static Exchange withoutPrompt(Exchange exchange) {
    return new Exchange(
        exchange.account(),
        "",
        exchange.at(),
        exchange.model(),
        exchange.tool(),
        exchange.payment(),
        exchange.contact(),
        exchange.ip(),
        exchange.userAgent(),
        exchange.signupAt(),
        exchange.responseChars(),
        exchange.canary());
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
