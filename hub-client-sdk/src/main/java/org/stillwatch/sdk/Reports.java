package org.stillwatch.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillwatch.sdk.cluster.AccountFacts;
import org.stillwatch.sdk.cluster.LocalCluster;
import org.stillwatch.sdk.pattern.PatternSketch;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.LinkValue;
import org.stillwatch.sdk.reduce.Reducer;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.LabSettings;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.SketchKind;
import org.stillwatch.wire.indicator.Standing;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.TokenKind;
import org.stillwatch.wire.oprf.Token;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;
import org.stillwatch.wire.policy.KindTerms;
import org.stillwatch.wire.report.ClusterReport;
import org.stillwatch.wire.report.Handling;
import org.stillwatch.wire.report.Technique;

/**
 * Clusters become reports: only what the lab and the policy allow, and counted what they do not.
 */
final class Reports {
  private final LabConfig config;
  private final HubTerms terms;
  private final KindRules rules;
  private final Tokens tokens;
  private final Optional<Background> background;
  private final Meanings meanings;
  private final RandomIds ids;
  private final Instant created;
  private final Marks marks;
  private final Function<LocalCluster, ClusterCautions> cautions;
  private final WithheldCounts withheld;
  private final Function<Set<LinkValue>, Bytes> watched;

  Reports(
      LabConfig config,
      HubTerms terms,
      KindRules rules,
      Tokens tokens,
      Optional<Background> background,
      Meanings meanings,
      RandomIds ids,
      Instant created,
      Marks marks,
      Function<LocalCluster, ClusterCautions> cautions,
      WithheldCounts withheld,
      Function<Set<LinkValue>, Bytes> watched) {
    this.config = config;
    this.terms = terms;
    this.rules = rules;
    this.tokens = tokens;
    this.background = background;
    this.meanings = meanings;
    this.ids = ids;
    this.created = created;
    this.marks = marks;
    this.cautions = cautions;
    this.withheld = withheld;
    this.watched = watched;
  }

  List<DraftReport> of(List<LocalCluster> clusters) {
    List<Map<TokenKind, List<CanonicalValue>>> chosen = new ArrayList<>();
    Map<TokenKind, Set<CanonicalValue>> wanted = new LinkedHashMap<>();
    for (LocalCluster cluster : clusters) {
      Map<TokenKind, List<CanonicalValue>> ofCluster = new LinkedHashMap<>();
      for (TokenKind kind : IndicatorKinds.tokens()) {
        List<CanonicalValue> values = tokens.chosen(cluster, kind);
        ofCluster.put(kind, values);
        wanted.computeIfAbsent(kind, c -> new LinkedHashSet<>()).addAll(values);
      }
      chosen.add(ofCluster);
    }
    wanted.forEach((kind, values) -> tokens.fetch(kind.tokenClass(), values));
    List<DraftReport> drafts = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      draft(clusters.get(i), chosen.get(i)).ifPresent(drafts::add);
    }
    return drafts;
  }

  private Optional<DraftReport> draft(
      LocalCluster cluster, Map<TokenKind, List<CanonicalValue>> chosen) {
    List<Indicator> indicators = new ArrayList<>();
    template(cluster).ifPresent(indicators::add);
    publicTemplate(cluster, indicators.size()).ifPresent(indicators::add);
    pattern(cluster).ifPresent(indicators::add);
    indicators.addAll(meaning(cluster));
    ClusterCautions ofCluster = cautions.apply(cluster);
    chosen.forEach((kind, values) ->
        tokens
            .known(values)
            .forEach((token, value) -> indicators.add(token(kind, token, ofCluster.of(value)))));
    if (!saysEnough(indicators)) {
      withheld.add(Withheld.NOTHING_TO_SAY, 1);
      return Optional.empty();
    }
    return Optional.of(
        new DraftReport(
            report(cluster, indicators),
            cluster.accounts(),
            watched.apply(cluster.links().keySet()),
            marks.of(cluster)));
  }

  /** What could join no other cluster need not leave. */
  private static boolean saysEnough(List<Indicator> indicators) {
    Set<Standing> standings = new HashSet<>();
    Set<String> together = new HashSet<>();
    for (Indicator one : indicators) {
      Standing standing = standing(one);
      standings.add(standing);
      if (standing.isAtLeast(Standing.TOGETHER)) {
        together.add(one.kind().form());
      }
    }
    return standings.contains(Standing.ALONE) || together.size() > 1;
  }

  /** What is marked as public joins only together with another kind. */
  private static Standing standing(Indicator one) {
    boolean open = one.kind().cautions(one.fields()).contains(Caution.PUBLIC_TEMPLATE);
    return open ? one.kind().standing().and(Standing.TOGETHER) : one.kind().standing();
  }

  private Optional<Indicator> template(LocalCluster cluster) {
    int facts = background.isPresent() && cluster.hasTemplate() ? 1 : 0;
    Optional<KindTerms> allowed =
        rules.terms(IndicatorKinds.PROMPT_TEMPLATE, Reducer.NAME, cluster.carriers(), facts);
    if (allowed.isEmpty() || background.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode fields =
        IndicatorKinds.PROMPT_TEMPLATE.fields(
            cluster.sketches(),
            Bytes.fromHex(background.get().digest()).base64Url(),
            terms.epoch().toString(),
            Reducer.NAME);
    return Optional.of(indicator(IndicatorKinds.PROMPT_TEMPLATE, allowed.get(), fields));
  }

  /**
   * What is public of the cluster's templates, if enough of its accounts use it.
   *
   * @param before indicators of the kind that the report has already
   */
  private Optional<Indicator> publicTemplate(LocalCluster cluster, int before) {
    LocalCluster.PublicPart open = cluster.listed();
    int facts = background.isPresent() && !open.carriers().isEmpty() ? 1 : 0;
    Optional<KindTerms> allowed =
        rules.publicTerms(
            IndicatorKinds.PROMPT_TEMPLATE, Reducer.NAME, open.carriers().size(), facts);
    if (allowed.isEmpty() || background.isEmpty() || open.sketches().isEmpty()) {
      return Optional.empty();
    }
    if (before >= allowed.get().maxPerCluster()) {
      withheld.add(Withheld.OVER_MOST_PER_CLUSTER, 1);
      return Optional.empty();
    }
    ObjectNode fields =
        IndicatorKinds.PROMPT_TEMPLATE.publicFields(
            open.sketches(),
            Bytes.fromHex(background.get().digest()).base64Url(),
            terms.epoch().toString(),
            Reducer.NAME);
    return Optional.of(indicator(IndicatorKinds.PROMPT_TEMPLATE, allowed.get(), fields));
  }

  /** Without the members' key and background a sketch would agree with nobody's. */
  private Optional<Indicator> pattern(LocalCluster cluster) {
    if (background.isEmpty()) {
      return Optional.empty();
    }
    SketchKind kind = IndicatorKinds.ACCOUNT_PATTERN;
    withheld.add(Withheld.LITTLE_BEHAVIOUR, cluster.pattern().isEmpty() ? 1 : 0);
    return rules
        .terms(
            kind,
            PatternSketch.REDUCER,
            cluster.accounts().size(),
            cluster.pattern().isPresent() ? 1 : 0)
        .flatMap(allowed ->
            cluster
                .pattern()
                .map(sketch ->
                    indicator(
                        kind,
                        allowed,
                        kind.fields(
                            sketch,
                            PatternSketch.BACKGROUND,
                            terms.epoch().toString(),
                            PatternSketch.REDUCER))));
  }

  private List<Indicator> meaning(LocalCluster cluster) {
    Meanings.Told told = meanings.of(cluster);
    if (told.sketches().isEmpty() || background.isEmpty()) {
      return List.of();
    }
    String digest = Bytes.fromHex(background.get().digest()).base64Url();
    KindTerms allowed = allowed(IndicatorKinds.PROMPT_MEANING);
    return told.sketches().stream()
        .limit(allowed.maxPerCluster())
        .map(levels ->
            IndicatorKinds.PROMPT_MEANING.fields(
                levels.bytes(), digest, terms.epoch().toString(), told.reducer()))
        .map(fields -> indicator(IndicatorKinds.PROMPT_MEANING, allowed, fields))
        .toList();
  }

  private KindTerms allowed(IndicatorKind kind) {
    return terms
        .policy()
        .enabled(kind.name())
        .orElseThrow(() -> new IllegalStateException("a fact of a kind that may not leave"));
  }

  private Indicator token(TokenKind kind, Token token, Set<Caution> ofValue) {
    ObjectNode fields =
        kind.fields(token.output().bytes(), terms.epoch().toString(), Tokens.REDUCER, ofValue);
    return indicator(kind, allowed(kind), fields);
  }

  private Indicator indicator(IndicatorKind kind, KindTerms allowed, ObjectNode fields) {
    return new Indicator(
        ids.next(Indicator.TYPE),
        identity(),
        created,
        created.plus(allowed.maxAge()),
        config.settings().confidence(),
        Handling.DEFAULT.tlp(),
        Handling.DEFAULT.pap(),
        kind,
        fields);
  }

  private ClusterReport report(LocalCluster cluster, List<Indicator> indicators) {
    LocalDate today = LocalDate.ofInstant(created, ZoneOffset.UTC);
    AccountFacts.Days days = cluster.days().orElse(new AccountFacts.Days(today, today));
    LabSettings settings = config.settings();
    return new ClusterReport(
        ids.next(ClusterReport.TYPE),
        identity(),
        created,
        days.first(),
        days.last(),
        AccountsBucket.of(cluster.accounts().size()),
        ExchangesBucket.of(cluster.exchanges()),
        techniques(cluster),
        settings.threatBasis(),
        settings.evidenceClass(),
        settings.benignChecked(),
        new Handling(Handling.DEFAULT.tlp(), Handling.DEFAULT.pap(), settings.govConsent()),
        indicators);
  }

  /** Those that the policy has words for. */
  private Set<Technique> techniques(LocalCluster cluster) {
    return cluster.techniques().stream()
        .filter(one -> terms.policy().reports().techniques().contains(one.word()))
        .collect(Collectors.toSet());
  }

  private StixId identity() {
    return new StixId("identity", config.root().lab().value());
  }
}
