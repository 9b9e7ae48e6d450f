package org.stillwatch.hub.briefs;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.hub.feed.ReleasedCampaign;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.report.Atlas;
import org.stillwatch.wire.report.Technique;

/** Campaigns as comma-separated values (RFC 4180), a row each. */
final class Table {
  private static final List<String> COLUMNS =
      List.of(
          "citation",
          "stix_id",
          "version",
          "revoked",
          "labs_at_least",
          "first_month",
          "last_month",
          "accounts_at_least",
          "exchanges_at_least",
          "techniques",
          "atlas",
          "evidence_class",
          "confidence",
          "tlp",
          "prepared_for");

  private Table() {}

  static String of(List<ReleasedCampaign> campaigns, Mark mark) {
    return Stream.concat(
            Stream.of(COLUMNS), campaigns.stream().map(campaign -> row(campaign, mark)))
        .map(
            cells -> cells.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }

  private static List<String> row(ReleasedCampaign campaign, Mark mark) {
    Facts facts = campaign.facts();
    return List.of(
        campaign.citation().text(),
        campaign.stixId(),
        StixTime.write(campaign.version()),
        Boolean.toString(campaign.revoked()),
        Integer.toString(facts.labsAtLeast()),
        facts.first().map(Object::toString).orElse(""),
        facts.last().map(Object::toString).orElse(""),
        number(facts.accountsAtLeast()),
        number(facts.exchangesAtLeast()),
        facts.techniques().stream().map(Technique::word).collect(Collectors.joining(" ")),
        facts.techniques().stream()
            .flatMap(technique -> technique.atlas().stream())
            .map(Atlas::id)
            .distinct()
            .collect(Collectors.joining(" ")),
        facts.evidence().map(evidence -> evidence.word()).orElse(""),
        campaign.confidence(),
        "amber+strict",
        mark.text());
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }

  private static String quoted(String cell) {
    return cell.matches("[A-Za-z0-9._+: -]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
