package org.stillwatch.hub.feed;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.Technique;

/** What a release says, in sentences. All of it is made of the facts. */
final class Wording {
  private Wording() {}

  static String summary(Facts facts) {
    List<String> said = new ArrayList<>();
    said.add(
        "At least "
            + facts.labsAtLeast()
            + " AI laboratories independently report clusters of accounts that share what operators"
            + " share.");
    facts.first().ifPresent(first -> said.add(seen(first, facts.last().orElse(first))));
    facts.accountsAtLeast().ifPresent(least -> said.add("At least " + count(least) + " accounts."));
    facts
        .exchangesAtLeast()
        .ifPresent(least -> said.add("At least " + count(least) + " exchanges."));
    if (!facts.techniques().isEmpty()) {
      said.add("Seeks: " + techniques(facts) + ".");
    }
    facts.evidence().map(Wording::evidence).ifPresent(said::add);
    said.add(caveats(facts));
    return String.join(" ", said);
  }

  private static String techniques(Facts facts) {
    return facts.techniques().stream().map(Wording::name).collect(Collectors.joining(", "));
  }

  static String name(Technique technique) {
    return technique.word().replace('-', ' ');
  }

  private static String seen(YearMonth first, YearMonth last) {
    return first.equals(last)
        ? "Seen by that many in " + first + "."
        : "Seen by that many from " + first + " to " + last + ".";
  }

  private static String evidence(EvidenceClass evidence) {
    return switch (evidence) {
      case AUTOMATED -> "Found by automated means.";
      case ANALYST_REVIEWED -> "Reviewed by analysts of that many laboratories.";
      case INDEPENDENTLY_CORROBORATED -> "Corroborated independently by that many laboratories.";
    };
  }

  static String caveats(Facts facts) {
    String looked =
        facts.benignChecked().isEmpty()
            ? "Innocent explanations were not looked for by enough laboratories."
            : "Innocent explanations looked for: "
                + facts.benignChecked().stream()
                    .map(BenignExplanation::word)
                    .map(word -> word.replace('-', ' '))
                    .collect(Collectors.joining(", "))
                + ".";
    return looked
        + " Numbers are lower bounds by class. It names no person, and is no ground to block or"
        + " charge anybody.";
  }

  /** Words of confidence (STIX 2.1 appendix A, by the scale of low, medium and high). */
  static int confidence(Facts facts) {
    return facts.evidence().orElse(EvidenceClass.AUTOMATED) == EvidenceClass.AUTOMATED ? 50 : 85;
  }

  static String confidenceWord(Facts facts) {
    return confidence(facts) < 70 ? "medium" : "high";
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
