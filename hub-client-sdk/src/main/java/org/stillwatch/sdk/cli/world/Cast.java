package org.stillwatch.sdk.cli.world;

import java.util.ArrayList;
import java.util.List;

/**
 * Everybody in a world, by lab, and how many exchanges each has.
 *
 * @param labs the accounts of lab 1, of lab 2, and so on
 * @param exchanges for each account of {@code labs}, in the same order; together the plan's
 */
record Cast(List<List<Account>> labs, List<long[]> exchanges) {

  static Cast of(WorldPlan plan, Phrasebook phrasebook) {
    var identifiers = new Identifiers(plan.seed());
    List<Operators.Attack> attacks = Operators.of(plan);
    int attackers = attacks.stream().mapToInt(Operators.Attack::accounts).sum();
    int honest = plan.accounts() - attackers;
    var labs = new ArrayList<List<Account>>();
    long ordinal = 0;
    for (int lab = 1; lab <= plan.labs(); lab++) {
      var accounts = new ArrayList<Account>();
      for (Operators.Attack attack : attacks) {
        if (attack.lab() == lab) {
          var operated = new OperatorAccounts(plan, phrasebook, identifiers, attack);
          accounts.addAll(operated.all(ordinal + accounts.size()));
        }
      }
      int share = share(honest, lab, plan.labs()) - share(honest, lab - 1, plan.labs());
      accounts.addAll(
          new HonestAccounts(plan, phrasebook, identifiers, lab)
              .all(share, ordinal + accounts.size()));
      ordinal += accounts.size();
      labs.add(List.copyOf(accounts));
    }
    return new Cast(List.copyOf(labs), dealt(labs, plan.exchanges()));
  }

  private static int share(int honest, int labs, int allLabs) {
    return (int) ((long) honest * labs / allLabs);
  }

  /** One exchange each, and the rest by weight. */
  private static List<long[]> dealt(List<List<Account>> labs, long exchanges) {
    long weights = 0;
    long accounts = 0;
    for (List<Account> lab : labs) {
      accounts += lab.size();
      weights += lab.stream().mapToLong(Account::weight).sum();
    }
    long rest = exchanges - accounts;
    long sum = 0;
    var dealt = new ArrayList<long[]>();
    for (List<Account> lab : labs) {
      var counts = new long[lab.size()];
      for (int i = 0; i < counts.length; i++) {
        long before = Math.multiplyExact(rest, sum) / weights;
        sum += lab.get(i).weight();
        counts[i] = 1 + Math.multiplyExact(rest, sum) / weights - before;
      }
      dealt.add(counts);
    }
    return List.copyOf(dealt);
  }

  List<Truth> truth() {
    return labs.stream().flatMap(List::stream).map(Account::truth).toList();
  }
}
