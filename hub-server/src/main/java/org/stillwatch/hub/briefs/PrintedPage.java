package org.stillwatch.hub.briefs;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.stillwatch.hub.feed.ReleasedCampaign;
import org.stillwatch.hub.release.Facts;
import org.stillwatch.wire.report.Atlas;
import org.stillwatch.wire.report.Technique;

/** One page of HTML for the printer: no script, nothing from elsewhere. */
final class PrintedPage {
  private static final int BAR = 34;
  private static final int HEIGHT = 120;
  private static final String STYLE =
      "body{font:11pt/1.4 serif;max-width:48em;margin:2em auto;padding:0 1em;color:#111}"
          + "h1{font-size:17pt;margin:0}h2{font-size:12pt;margin:1.2em 0 .3em}"
          + "table{border-collapse:collapse}td,th{padding:.15em 1em .15em 0;text-align:left;"
          + "vertical-align:top}.label{font-weight:bold}.revoked{border:2pt solid #900;padding:.5em}"
          + "footer{margin-top:2em;font-size:9pt;border-top:1pt solid #888;padding-top:.4em}"
          + "@page{margin:2cm}";

  private PrintedPage() {}

  static String of(ReleasedCampaign campaign, Mark mark, Instant now) {
    Facts facts = campaign.facts();
    String citation = campaign.citation().text();
    StringBuilder page = new StringBuilder(8_192);
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(citation)
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<p class=\"label\">TLP:AMBER+STRICT</p>\n<h1>Campaign ")
        .append(citation)
        .append("</h1>\n");
    if (campaign.revoked()) {
      page.append("<p class=\"revoked\">Revoked ")
          .append(day(campaign.version()))
          .append(": reports behind it were taken back or have run out. Do not rely on it.</p>\n");
    }
    page.append("<p>").append(escaped(campaign.summary())).append("</p>\n<table>\n");
    row(page, "Laboratories", "at least " + facts.labsAtLeast());
    row(page, "Seen by that many", months(facts));
    row(page, "Accounts", number(facts.accountsAtLeast()));
    row(page, "Exchanges", number(facts.exchangesAtLeast()));
    row(page, "Confidence", campaign.confidence());
    page.append("</table>\n<h2>Techniques</h2>\n").append(techniques(facts));
    page.append("<h2>Growth</h2>\n").append(curve(facts));
    page.append("<h2>Caveats</h2>\n<p>").append(escaped(campaign.caveats())).append("</p>\n");
    page.append("<h2>Versions and corrections</h2>\n<p>")
        .append(
            campaign.versions().stream().map(PrintedPage::day).collect(Collectors.joining(", ")))
        .append(campaign.revoked() ? " (revoked)" : "")
        .append("</p>\n<footer>Cite as ")
        .append(citation)
        .append(", version ")
        .append(campaign.version())
        .append(" (")
        .append(campaign.stixId())
        .append("). Prepared for ")
        .append(escaped(mark.text()))
        .append(". Printed ")
        .append(day(now))
        .append(". Requests for more go to the laboratories' counsel, through the operator.")
        .append("</footer>\n</body></html>\n");
    return page.toString();
  }

  private static void row(StringBuilder page, String name, String value) {
    page.append("<tr><th>")
        .append(name)
        .append("</th><td>")
        .append(escaped(value))
        .append("</td></tr>\n");
  }

  private static String months(Facts facts) {
    return facts.first().map(YearMonth::toString).orElse("not together")
        + facts.last().map(last -> " to " + last).orElse("");
  }

  private static String number(OptionalLong number) {
    return number.isPresent()
        ? "at least " + String.format(Locale.ROOT, "%,d", number.getAsLong())
        : "not released: too few laboratories, or one is most of it";
  }

  private static String techniques(Facts facts) {
    return facts.techniques().isEmpty()
        ? "<p>None that enough laboratories name.</p>\n"
        : facts.techniques().stream()
            .map(PrintedPage::technique)
            .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private static String technique(Technique technique) {
    return "<li>"
        + technique.word().replace('-', ' ')
        + " ("
        + technique.atlas().stream().map(Atlas::id).collect(Collectors.joining(", "))
        + ")</li>\n";
  }

  /** Bars of accounts, at least, by month; their heights are logarithms. */
  private static String curve(Facts facts) {
    if (facts.growth().isEmpty()) {
      return "<p>Not released: too few laboratories in any month.</p>\n";
    }
    StringBuilder svg = new StringBuilder(1_024);
    int width = facts.growth().size() * BAR;
    svg.append("<svg role=\"img\" aria-label=\"Accounts, at least, by month\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(HEIGHT + 40)
        .append("\">\n");
    int x = 0;
    for (Map.Entry<YearMonth, Long> month : facts.growth().entrySet()) {
      int height = (int) Math.round(HEIGHT * Math.min(1, Math.log10(month.getValue()) / 5));
      svg.append("<rect x=\"").append(x).append("\" y=\"").append(HEIGHT + 14 - height);
      svg.append("\" width=\"").append(BAR - 6).append("\" height=\"").append(height);
      svg.append("\" fill=\"#456\"/><text font-size=\"9\" x=\"").append(x).append("\" y=\"");
      svg.append(HEIGHT + 10 - height).append("\">").append(month.getValue());
      svg.append("</text><text font-size=\"9\" x=\"").append(x).append("\" y=\"");
      svg.append(HEIGHT + 28).append("\">").append(month.getKey().toString().substring(2));
      svg.append("</text>\n");
      x += BAR;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String day(Instant moment) {
    return moment.toString().substring(0, 10);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
