package org.stillwatch.hub.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.grammar.Wellformed;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.Pap;
import org.stillwatch.wire.indicator.Tlp;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.problem.Reason;

/** Rules on a well-formed batch: admitted, or refused with every objection. Stateless. */
public final class Rules {
  private static final int FIRST_LINE = 2;

  private Rules() {}

  /**
   * Rules on a batch under the terms of the policy that its header names.
   *
   * @throws Refused with {@link Refusal.AgainstPolicy} and every objection of every line
   */
  public static Admitted rule(Wellformed batch, Terms terms, Instant now) {
    List<Reason> reasons = new ArrayList<>();
    String epoch = batch.signed().batch().header().binding().epoch().toString();
    for (Statement statement : batch.statements()) {
      switch (statement) {
        case Statement.Report report -> report(report, terms, epoch, now, reasons);
        case Statement.Opinion opinion -> opinion(opinion, terms, reasons);
        case Statement.TakenBack taken -> {
          // A lab may always take back what is its own; whether it is, the store sees.
        }
        case Statement.Fact fact -> throw new IllegalStateException("a fact without its report");
      }
    }
    if (!reasons.isEmpty()) {
      throw new Refused(new Refusal.AgainstPolicy(reasons));
    }
    return new Admitted(batch.signed(), batch.statements(), terms);
  }

  private static void report(
      Statement.Report report, Terms terms, String epoch, Instant now, List<Reason> reasons) {
    String pointer = "/extensions/" + Extension.CLUSTER_REPORT.ref();
    terms
        .objections(words(report))
        .forEach(one -> reasons.add(reason(report.line(), pointer, one)));
    AccountsBucket accounts =
        AccountsBucket.named(report.fields().path("accounts").asText())
            .orElseThrow(() -> new IllegalStateException("the schema knows all buckets"));
    Map<String, Integer> ofKind = new HashMap<>();
    for (Statement.Fact fact : report.indicators()) {
      ofKind.merge(fact.kind().name(), 1, Integer::sum);
      String at = "/extensions/" + Extension.INDICATOR_KIND.ref();
      Claim claim = claim(fact, accounts);
      terms.objections(claim, now).forEach(one -> reasons.add(reason(fact.line(), at, one)));
      if (!fact.fields().path("epoch").asText().equals(epoch)) {
        reasons.add(
            new Reason(
                fact.line() + FIRST_LINE,
                at + "/epoch",
                "the epoch of the batch's header",
                "tokenise again in the epoch in force"));
      }
    }
    ofKind.forEach((kind, count) ->
        terms.tooMany(kind, count).ifPresent(one -> reasons.add(reason(report.line(), "", one))));
  }

  private static Claim claim(Statement.Fact fact, AccountsBucket accounts) {
    boolean open = fact.kind().cautions(fact.fields()).contains(Caution.PUBLIC_TEMPLATE);
    return new Claim(fact.kind().name(), fact.kind().form(), accounts, open, fact.validUntil());
  }

  private static void opinion(Statement.Opinion opinion, Terms terms, List<Reason> reasons) {
    var verdicts = terms.policy().verdicts();
    Set<String> codes =
        switch (opinion.word()) {
          case CONFIRMED -> verdicts.confirmed();
          case BENIGN -> verdicts.benign();
          case DISPUTED -> verdicts.disputed();
        };
    if (opinion.reason().filter(code -> !codes.contains(code)).isPresent()) {
      reasons.add(
          new Reason(
              opinion.line() + FIRST_LINE,
              "/extensions/" + Extension.VERDICT.ref() + "/reason",
              "one of " + Objection.sorted(codes),
              "give a reason code of the policy"));
    }
  }

  private static ReportWords words(Statement.Report report) {
    JsonNode fields = report.fields();
    JsonNode markings = report.tree().path("object_marking_refs");
    return new ReportWords(
        Tlp.ofMarking(markings.path(0).asText()).map(Tlp::word).orElse("unknown"),
        Pap.ofMarking(markings.path(1).asText()).map(Pap::word).orElse("unknown"),
        fields.path("gov_consent").asText(),
        fields.path("attribution").asText(),
        set(fields.path("threat_basis")),
        fields.path("evidence_class").asText(),
        set(fields.path("benign_checked")),
        set(fields.path("techniques")));
  }

  private static Set<String> set(JsonNode list) {
    Set<String> words = new HashSet<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static Reason reason(int line, String pointer, Objection objection) {
    boolean outside =
        objection.field().equals("/valid_until") || objection.field().equals("/object_refs");
    return new Reason(
        line + FIRST_LINE,
        outside ? objection.field() : pointer + objection.field(),
        objection.expected(),
        objection.remedy());
  }
}
