package org.stillwatch.sdk.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.stillwatch.sdk.reduce.Behaviour;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * The traits of a cluster, four to eight levels each. What is not known gives no level. The cuts
 * belong to the reducer's name: other cuts, another name.
 */
final class Levels {
  private static final int BLOCKS = 6;
  private static final int BURST_DAYS = 7;

  private final List<Member> members;
  private final List<Level> levels = new ArrayList<>();

  private Levels(List<Member> members) {
    this.members = members;
  }

  /** The levels of a cluster of these accounts, at least one. */
  static List<Level> of(List<Member> members) {
    Levels read = new Levels(members);
    int[] hours = read.sum(Behaviour::hours, Behaviour.HOURS);
    if (Arrays.stream(hours).sum() > 0) {
      read.hours(hours);
      read.weekend(read.sum(Behaviour::weekdays, Behaviour.WEEKDAYS));
      read.synchrony(hours);
      read.dutyCycle();
    }
    read.rate();
    read.burst();
    read.evenness();
    read.lengths(read.sum(Behaviour::lengths, Behaviour.LENGTHS));
    read.mixes();
    read.payers();
    return List.copyOf(read.levels);
  }

  private interface Counts {
    int[] of(Behaviour behaviour);
  }

  private int[] sum(Counts counts, int size) {
    int[] sum = new int[size];
    for (Member member : members) {
      int[] more = counts.of(member.behaviour());
      for (int i = 0; i < size; i++) {
        sum[i] += more[i];
      }
    }
    return sum;
  }

  /** Six blocks of four hours: each block's share, against an even sixth. */
  private void hours(int... hours) {
    int all = Arrays.stream(hours).sum();
    int width = Behaviour.HOURS / BLOCKS;
    for (int block = 0; block < BLOCKS; block++) {
      int in = Arrays.stream(hours, block * width, (block + 1) * width).sum();
      levels.add(Level.step("hours " + block, cut(BLOCKS * (double) in / all, 0.25, 0.75, 1.5)));
    }
  }

  private void weekend(int... weekdays) {
    double share = (double) (weekdays[5] + weekdays[6]) / Arrays.stream(weekdays).sum();
    levels.add(Level.step("week-end", cut(share, 0.05, 0.15, 0.25, 0.4)));
  }

  /** How alike the accounts' days are to the cluster's day: the mean cosine. */
  private void synchrony(int... hours) {
    double mean =
        members.stream()
            .map(member -> member.behaviour().hours())
            .filter(own -> Arrays.stream(own).sum() > 0)
            .collect(Collectors.averagingDouble(own -> cosine(own, hours)));
    levels.add(Level.step("synchrony", cut(mean, 0.4, 0.6, 0.8, 0.9)));
  }

  private static double cosine(int[] one, int... other) {
    double product = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      a += (double) one[i] * one[i];
      b += (double) other[i] * other[i];
    }
    return product / Math.sqrt(a * b);
  }

  private void dutyCycle() {
    double active = mean(member -> member.behaviour().activeHoursOfWeek()) / 168;
    levels.add(Level.step("duty cycle", cut(active, 0.05, 0.15, 0.35, 0.6, 0.85)));
  }

  /** Exchanges of an account and day, by doublings. */
  private void rate() {
    long days = members.stream().mapToLong(Member::days).filter(d -> d > 0).sum();
    if (days > 0) {
      long all = members.stream().filter(m -> m.days() > 0).mapToLong(Member::exchanges).sum();
      double rate = (double) all / days;
      levels.add(Level.step("rate", cut(rate, 1, 2, 4, 8, 16, 32, 64)));
    }
  }

  /** The share of sign-ups in the fullest week. */
  private void burst() {
    List<Long> days =
        members.stream().flatMap(m -> m.behaviour().signupDay().stream()).sorted().toList();
    if (days.size() > 1) {
      int fullest = 0;
      int from = 0;
      for (int to = 0; to < days.size(); to++) {
        while (days.get(to) - days.get(from) >= BURST_DAYS) {
          from++;
        }
        fullest = Math.max(fullest, to - from + 1);
      }
      double share = (double) fullest / days.size();
      levels.add(Level.step("sign-up burst", cut(share, 0.25, 0.5, 0.75, 0.95)));
    }
  }

  /** One minus the Gini coefficient of exchanges over accounts: 1 is a load balancer's work. */
  private void evenness() {
    long[] loads = members.stream().mapToLong(Member::exchanges).sorted().toArray();
    double all = Arrays.stream(loads).sum();
    double weighted = 0;
    for (int i = 0; i < loads.length; i++) {
      weighted += (i + 1.0) * loads[i];
    }
    double gini = (2 * weighted / all - (loads.length + 1)) / loads.length;
    levels.add(Level.step("evenness", cut(1 - gini, 0.4, 0.6, 0.75, 0.9)));
  }

  private void lengths(int... lengths) {
    int all = Arrays.stream(lengths).sum();
    for (int percent : new int[] {10, 50, 90}) {
      long reached = 0;
      int bits = -1;
      while (reached * 100 < (long) all * percent) {
        reached += lengths[++bits];
      }
      levels.add(Level.step("length " + percent, Math.max(0, Math.min(7, (bits - 4) / 2))));
    }
  }

  private void mixes() {
    double exchanges = members.stream().mapToLong(Member::exchanges).sum();
    double tools = members.stream().mapToLong(m -> m.behaviour().tools()).sum() / exchanges;
    levels.add(Level.step("tools", cut(tools, 0.01, 0.1, 0.5, 0.9)));
    double models = mean(member -> member.behaviour().models());
    if (models > 0) {
      levels.add(Level.step("models", cut(models, 1.2, 2, 4)));
    }
    int[] clients = sum(Behaviour::clients, members.get(0).behaviour().clients().length);
    int most = 0;
    for (int i = 1; i < clients.length; i++) {
      most = clients[i] > clients[most] ? i : most;
    }
    if (clients[most] > 0) {
      levels.add(Level.name("client", most));
    }
  }

  /** Accounts to a payer, by doublings. */
  private void payers() {
    String payment = TokenClass.PAYMENT.wireName();
    Set<String> payers = new TreeSet<>();
    long paying = 0;
    for (Member member : members) {
      List<String> own =
          member.links().stream()
              .filter(link -> link.kind().equals(payment))
              .map(link -> link.digest())
              .toList();
      payers.addAll(own);
      paying += own.isEmpty() ? 0 : 1;
    }
    if (!payers.isEmpty()) {
      levels.add(
          Level.step("accounts to a payer", cut((double) paying / payers.size(), 1.5, 3, 6, 12)));
    }
  }

  private double mean(ToIntFunction<Member> of) {
    ToLongFunction<Member> wide = of::applyAsInt;
    return members.stream().mapToLong(wide).average().orElse(0);
  }

  /** How many of the ascending cuts the value reaches. */
  private static int cut(double value, double... cuts) {
    int level = 0;
    while (level < cuts.length && value >= cuts[level]) {
      level++;
    }
    return level;
  }
}
