package org.stillwatch.sdk.cli.bench;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
 * Reports by number, whose ids and values follow from it in a way that SQL can follow too. Each has
 * {@value #TOKENS} tokens and a template with a sketch of each feature; no value is met twice.
 */
public record LaidReports(StixId lab, Epoch epoch, Instant created) {
  static final int TOKENS = 19;

  /** Indicators in a report. */
  public static final int INDICATORS = TOKENS + 1;

  /** Values in a report: one for each token, one for each sketch of the template. */
  static final int VALUES = TOKENS + Feature.values().length;

  private static final Duration LIFE = Duration.ofDays(60);

  /** The report of that number. */
  public ClusterReport report(long number) {
    LocalDate today = LocalDate.ofInstant(created, ZoneOffset.UTC);
    List<Indicator> indicators = new ArrayList<>();
    for (int place = 0; place < INDICATORS; place++) {
      indicators.add(indicator(number, place));
    }
    return new ClusterReport(
        new StixId("grouping", uuid(number, 0)),
        lab,
        created,
        today.minusDays(20),
        today.minusDays(1),
        AccountsBucket.FROM_20,
        ExchangesBucket.FROM_1000,
        Set.of(Technique.RUBRIC_GRADING),
        Set.of(ThreatBasis.AUTOMATED_EXTRACTION),
        EvidenceClass.AUTOMATED,
        Set.of(),
        Handling.DEFAULT,
        indicators);
  }

  private Indicator indicator(long number, int place) {
    IndicatorKind kind = kind(place);
    return new Indicator(
        new StixId("indicator", uuid(number, place + 1)),
        lab,
        created,
        created.plus(LIFE),
        70,
        Handling.DEFAULT.tlp(),
        Handling.DEFAULT.pap(),
        kind,
        kind instanceof TokenKind token
            ? token.fields(
                value(number, place, 0), epoch.toString(), "stillwatch-voprf/1", Set.of())
            : IndicatorKinds.PROMPT_TEMPLATE.fields(
                sketches(number, place),
                Digest.ZERO.base64Url(),
                epoch.toString(),
                "stillwatch-lexical/1"));
  }

  static IndicatorKind kind(int place) {
    if (place == TOKENS) {
      return IndicatorKinds.PROMPT_TEMPLATE;
    }
    return place % 2 == 0 ? IndicatorKinds.PAYMENT_TOKEN : IndicatorKinds.CONTACT_TOKEN;
  }

  private static List<Sketch> sketches(long number, int place) {
    List<Sketch> sketches = new ArrayList<>();
    int part = 0;
    for (Feature feature : Feature.values()) {
      byte[] components = new byte[feature.components()];
      for (int at = 0; at < components.length; at += 32) {
        System.arraycopy(value(number, place, part++).toByteArray(), 0, components, at, 32);
      }
      sketches.add(Sketch.of(feature, components));
    }
    return sketches;
  }

  /** 32 bytes: all of a token, or a part of the sketches, counted through all features. */
  static Bytes value(long number, int place, int part) {
    return Digest.of(Bytes.utf8("laid " + number + " " + place + " " + part)).bytes();
  }

  /** Of the object at that line of the report, from 0; version 4 by its form. */
  static UUID uuid(long number, int line) {
    MessageDigest hash = Digest.sha256();
    Bytes.utf8("laid id " + number + " " + line).addTo(hash);
    String hex = Bytes.of(hash.digest()).hex();
    return UUID.fromString(
        hex.substring(0, 8)
            + "-"
            + hex.substring(8, 12)
            + "-4"
            + hex.substring(13, 16)
            + "-8"
            + hex.substring(17, 20)
            + "-"
            + hex.substring(20, 32));
  }
}
