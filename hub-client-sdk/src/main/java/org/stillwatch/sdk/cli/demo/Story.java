package org.stillwatch.sdk.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.stillwatch.sdk.DraftReport;
import org.stillwatch.sdk.Withheld;
import org.stillwatch.sdk.cli.local.StandingAlerts;
import org.stillwatch.sdk.cli.local.VerifiedLog;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.canonical.Bytes;

/** The sentences of the demo. */
final class Story {
  private final Consumer<String> teller;

  Story(Consumer<String> teller) {
    this.teller = teller;
  }

  void say(String sentence) {
    teller.accept(sentence);
  }

  void up(URI hub, List<DemoLab> labs) {
    say("The hub is up at " + hub + ", under the policy 'demo': a value leaves a lab only if 20");
    say("accounts or more stand behind it, and alerts leave at ticks of one second.");
    say(names(labs) + " are up: each made its own keys and enrolled with a one-time");
    say("ticket; the hub has the public halves only.");
  }

  void shared(DemoLab maker, int prompts) {
    say(
        maker.name()
            + " made the group key, which the hub never gets, and a background of what is");
    say("common in honest traffic; the others imported both. The background is made of " + prompts);
    say("prompts of an earlier fortnight, of the two labs that nobody attacked then.");
  }

  void sent(DemoLab lab, Set<String> operated) {
    List<DraftReport> reports = lab.reports();
    int accounts = reports.stream().mapToInt(report -> report.accounts().size()).sum();
    say(
        "  "
            + lab.name()
            + ": "
            + lab.observed().exchanges()
            + " exchanges; "
            + counted(reports.size(), "report")
            + " of clusters, "
            + accounts
            + " accounts in all; "
            + kinds(reports)
            + (operated.isEmpty() ? "; nobody attacks it." : "."));
  }

  private static String kinds(List<DraftReport> reports) {
    Map<String, Long> kinds =
        reports.stream()
            .flatMap(report -> report.report().indicators().stream())
            .collect(
                Collectors.groupingBy(
                    indicator -> indicator.kind().name(), TreeMap::new, Collectors.counting()));
    return kinds.isEmpty()
        ? "nothing left"
        : kinds.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
  }

  void matched(DemoLab lab, StandingAlerts.Standing standing) {
    Alert alert = standing.alert();
    say(
        "  "
            + lab.name()
            + ": its cluster of "
            + standing.accounts().size()
            + " accounts is part of");
    say("    " + alert.campaign() + ", seen by labs: " + alert.labs() + ".");
    alert
        .why()
        .forEach(why ->
            say(
                "    why: "
                    + why.kind()
                    + " agreed, "
                    + why.similarity().word()
                    + ", "
                    + why.rarity().word()));
    say("    ceiling of action: " + alert.ceiling().json() + ".");
  }

  void truth(DemoLab lab, long operated, long alerted) {
    say(
        "    The lab's private store names the "
            + alerted
            + " accounts. In truth the operator runs "
            + operated
            + " here, and the "
            + alerted
            + " are all the operator's.");
  }

  void spared(DemoLab lab) {
    int own = lab.reports().size();
    say(
        "  "
            + lab.name()
            + ": no alert, as it must be"
            + (own == 0
                ? "."
                : "; its "
                    + counted(own, "report")
                    + " of honest teams that share a prompt and a card agreed with nobody's."));
  }

  void liaison(LiaisonView seen) {
    JsonNode campaign = seen.ofType("campaign").get(0);
    say(
        "A government's liaison, proposed by one officer and approved by another, read the feed by");
    say(
        "TAXII 2.1 and saw an aggregate and nothing else: "
            + seen.types().entrySet().stream()
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "))
            + ".");
    say("  " + campaign.path("name").asText() + ": " + campaign.path("description").asText());
    say("  No lab, no account, no token and no exact number is in it; all five labs consented.");
  }

  void read(long reads) {
    say("The labs see in the log what the liaison read: " + counted((int) reads, "page") + ".");
  }

  void logged(VerifiedLog log, int labs) {
    say(
        "The log was verified: "
            + log.leaves()
            + " leaves; it only grew, and has what each of the");
    say(
        labs
            + " labs sent and was told. Receipts in it: "
            + log.receipts()
            + " of "
            + log.receipts()
            + ". A lab copied it, and the copy was");
    say("audited with nothing but the log's key: every entry and every tile. " + log.copy());
  }

  void left(List<DemoLab> labs) {
    List<Bytes> objects =
        labs.stream()
            .flatMap(lab -> lab.reports().stream())
            .flatMap(report -> report.objects().stream())
            .toList();
    long exchanges = labs.stream().mapToLong(lab -> lab.observed().exchanges()).sum();
    say(
        "What left, of "
            + exchanges
            + " exchanges: "
            + objects.size()
            + " signed objects, "
            + objects.stream().mapToLong(Bytes::size).sum() / 1_024
            + " KiB in all. What did not leave: every");
    say("prompt and answer, every card number and contact, every account's name. And, counted:");
    Map<Withheld, Long> withheld = new TreeMap<>();
    labs.forEach(lab ->
        lab.observed().withheld().forEach((why, count) -> withheld.merge(why, count, Long::sum)));
    withheld.forEach((why, count) -> say("  " + count + " " + why.words()));
  }

  void whereToLook(URI hub, Path folder, Path config, boolean temporary) {
    say("Where to look, until you stop this with Ctrl-C:");
    say("  " + hub + "/openapi  /health  /metrics  /hub  /policy");
    say("  " + folder + (temporary ? "  (goes when this stops; --data DIR keeps it)" : ""));
    say("  ./stillwatch lab --config " + config + " alerts --since start --explain");
  }

  private static String names(List<DemoLab> labs) {
    return labs.get(0).name() + " to " + labs.get(labs.size() - 1).name();
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
