package org.stillwatch.sdk.cli.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.IndicatorKind;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.TokenKind;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;
import org.stillwatch.wire.report.ClusterReport;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.Handling;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

/**
 * Reports with drawn values. Tokens are random bytes that follow from the value's number: the hub
 * cannot tell them from evaluated ones, and evaluating is measured by itself. A template carries a
 * sketch of each feature; whoever meets a value again sees it slightly changed. For one thread.
 */
final class BenchReports {
  private static final Duration LIFE = Duration.ofDays(60);

  /** Of the components of a sketch that is met again, one in so many is another. */
  private static final int CHANGED = 16;

  /** In a report, as the policy has it. */
  private static final int MOST_TEMPLATES = 3;

  private final BenchKind kind;
  private final Drawn drawn;
  private final Random random;

  BenchReports(BenchKind kind, long seed) {
    this.kind = kind;
    this.drawn = new Drawn(seed);
    this.random = new Random(seed + 1);
  }

  /** Reports of a lab, of at most so many objects together. */
  List<ClusterReport> batch(StixId lab, Epoch epoch, Instant now, int objects) {
    List<ClusterReport> reports = new ArrayList<>();
    for (int left = objects; left > 1; ) {
      int indicators = Math.min(left - 1, 1 + random.nextInt(kind.mostInReport()));
      reports.add(report(lab, epoch, now, indicators));
      left -= indicators + 1;
    }
    return reports;
  }

  private ClusterReport report(StixId lab, Epoch epoch, Instant now, int indicators) {
    List<Indicator> all = new ArrayList<>();
    long templates = 0;
    for (int i = 0; i < indicators; i++) {
      boolean template =
          kind.isTemplate(random.nextInt(BenchKind.TOKENS_TO_A_TEMPLATE + 1))
              && templates++ < MOST_TEMPLATES;
      all.add(indicator(lab, epoch, now, template));
    }
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new ClusterReport(
        new StixId("grouping", uuid()),
        lab,
        now,
        today.minusDays(20),
        today.minusDays(1),
        AccountsBucket.FROM_20,
        ExchangesBucket.FROM_1000,
        Set.of(Technique.RUBRIC_GRADING),
        Set.of(ThreatBasis.AUTOMATED_EXTRACTION),
        EvidenceClass.AUTOMATED,
        Set.of(),
        Handling.DEFAULT,
        all);
  }

  private Indicator indicator(StixId lab, Epoch epoch, Instant now, boolean template) {
    long value = drawn.next();
    IndicatorKind of = template ? IndicatorKinds.PROMPT_TEMPLATE : token(value);
    return new Indicator(
        new StixId("indicator", uuid()),
        lab,
        now,
        now.plus(LIFE),
        70,
        Handling.DEFAULT.tlp(),
        Handling.DEFAULT.pap(),
        of,
        of instanceof TokenKind tokens
            ? tokens.fields(bytes(value), epoch.toString(), "stillwatch-voprf/1", Set.of())
            : IndicatorKinds.PROMPT_TEMPLATE.fields(
                sketches(value),
                Digest.ZERO.base64Url(),
                epoch.toString(),
                "stillwatch-lexical/1"));
  }

  private static TokenKind token(long value) {
    return value % 2 == 0 ? IndicatorKinds.PAYMENT_TOKEN : IndicatorKinds.CONTACT_TOKEN;
  }

  private static Bytes bytes(long value) {
    return Digest.of(Bytes.of(ByteBuffer.allocate(8).putLong(value).array())).bytes();
  }

  private List<Sketch> sketches(long value) {
    List<Sketch> sketches = new ArrayList<>();
    Random content = new Random(value * 0x9E3779B97F4A7C15L);
    for (Feature feature : Feature.values()) {
      byte[] components = new byte[feature.components()];
      content.nextBytes(components);
      for (int i = 0; i < components.length / CHANGED; i++) {
        components[random.nextInt(components.length)] = (byte) random.nextInt();
      }
      sketches.add(Sketch.of(feature, components));
    }
    return sketches;
  }

  /** Random enough for an id, and the same in each run. */
  private UUID uuid() {
    long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
