package org.stillwatch.sdk.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what was found, wrong, mixed and alerted, as the evaluation defines it. */
final class CorpusScore {
  private record Key(String lab, String account) {}

  private record Counted(int accounts, int found, int wrong) {}

  private final Map<Key, CorpusMeasure.Labelled> accounts = new HashMap<>();
  private final Map<Key, List<HubJoin.Reported>> campaignOf = new HashMap<>();
  private int campaigns;
  private int mixed;

  void account(CorpusMeasure.Labelled line) {
    accounts.putIfAbsent(new Key(line.lab(), line.account()), line);
  }

  void campaigns(List<List<HubJoin.Reported>> found) {
    for (List<HubJoin.Reported> campaign : found) {
      Set<String> families = new HashSet<>();
      for (Key key : keys(campaign)) {
        campaignOf.put(key, campaign);
        if (!line(key).benign()) {
          families.add(line(key).family());
        }
      }
      if (labs(campaign) > 1) {
        campaigns++;
        mixed += families.size() > 1 ? 1 : 0;
      }
    }
  }

  private CorpusMeasure.Labelled line(Key key) {
    CorpusMeasure.Labelled line = accounts.get(key);
    if (line == null) {
      throw new IllegalStateException("a cluster has an account that no exchange had");
    }
    return line;
  }

  private static long labs(List<HubJoin.Reported> campaign) {
    return campaign.stream().map(HubJoin.Reported::lab).distinct().count();
  }

  private static Set<Key> keys(List<HubJoin.Reported> campaign) {
    return campaign.stream()
        .flatMap(r -> r.cluster().accounts().stream().map(a -> new Key(r.lab(), a)))
        .collect(Collectors.toSet());
  }

  private Counted judge(Key key) {
    List<HubJoin.Reported> campaign = campaignOf.get(key);
    if (campaign == null) {
      return new Counted(1, 0, 0);
    }
    CorpusMeasure.Labelled line = line(key);
    boolean found = false;
    int others = 0;
    int same = 0;
    for (Key other : keys(campaign)) {
      if (!other.lab().equals(key.lab())) {
        found |= other.lab().equals("A") && line(other).campaign().equals(line.campaign());
        others++;
        same += line(other).family().equals(line.family()) ? 1 : 0;
      }
    }
    return new Counted(1, found ? 1 : 0, others > 0 && same == 0 ? 1 : 0);
  }

  /** The accounts of labs B and C that were not found, and how far they came. */
  String missed() {
    StringBuilder missed = new StringBuilder();
    new TreeMap<>(
            accounts.entrySet().stream()
                .filter(e -> !e.getValue().benign() && !e.getKey().lab().equals("A"))
                .filter(e -> judge(e.getKey()).found == 0)
                .collect(
                    Collectors.toMap(
                        e -> e.getValue().level() + " " + e.getKey().account(),
                        e -> reach(e.getKey()))))
        .forEach(
            (account, reach) -> missed.append(account).append(": ").append(reach).append('\n'));
    return missed.toString();
  }

  private String reach(Key key) {
    List<HubJoin.Reported> campaign = campaignOf.get(key);
    if (campaign == null) {
      return "no local cluster";
    }
    return campaign.stream()
        .map(r ->
            r.lab()
                + (r.lab().equals(key.lab()) && r.cluster().accounts().contains(key.account())
                    ? "*"
                    : "")
                + r.cluster().accounts()
                + r.cluster().sketches().size())
        .collect(Collectors.joining(" "));
  }

  String table() {
    TreeMap<String, Counted> levels = new TreeMap<>();
    int benign = 0;
    int emitted = 0;
    int alerted = 0;
    for (Map.Entry<Key, CorpusMeasure.Labelled> entry : accounts.entrySet()) {
      List<HubJoin.Reported> campaign = campaignOf.get(entry.getKey());
      if (entry.getValue().benign()) {
        benign++;
        emitted += campaign != null ? 1 : 0;
        alerted += campaign != null && labs(campaign) > 1 ? 1 : 0;
      } else if (!entry.getKey().lab().equals("A")) {
        levels.merge(
            entry.getValue().level(),
            judge(entry.getKey()),
            (x, y) -> new Counted(x.accounts + y.accounts, x.found + y.found, x.wrong + y.wrong));
      }
    }
    StringBuilder table = new StringBuilder();
    levels.forEach((level, c) ->
        table.append(
            String.format(
                Locale.ROOT,
                "%-4s accounts %4d found %4d recall %.3f wrong %d%n",
                level,
                c.accounts,
                c.found,
                (double) c.found / c.accounts,
                c.wrong)));
    return table
        .append(
            String.format(
                Locale.ROOT, "benign %d emitted %d alerted %d%n", benign, emitted, alerted))
        .append(String.format(Locale.ROOT, "campaigns %d mixed %d%n", campaigns, mixed))
        .toString();
  }
}
