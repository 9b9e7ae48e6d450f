package org.stillwatch.sdk.cli.world;

import java.util.ArrayList;
import java.util.List;

/**
 * Which operator attacks which labs, and with how many accounts. Operator 1 attacks the first three
 * labs; labs 4 and 5 are never attacked; larger worlds have more operators over other labs.
 */
final class Operators {
  /** Operators' part of all accounts, in percent, and the most when each needs a full cluster. */
  private static final int USUAL_PERCENT = 40;

  private static final int MOST_PERCENT = 70;

  /** So many accounts at an attacked lab, if the world is large enough. */
  static final int FULL_CLUSTER = 30;

  private static final int SECOND_OPERATOR_FROM_ACCOUNTS = 2_000;
  private static final int THIRD_OPERATOR_FROM_ACCOUNTS = 10_000;

  /** One operator at one lab; both from 1. */
  record Attack(int operator, int lab, int accounts) {}

  private Operators() {}

  static List<Attack> of(WorldPlan plan) {
    var open = new ArrayList<Integer>();
    for (int lab = 1; lab <= plan.labs(); lab++) {
      if (lab != 4 && lab != 5) {
        open.add(lab);
      }
    }
    var pairs = new ArrayList<int[]>();
    int room = (int) ((long) plan.accounts() * USUAL_PERCENT / 100 / FULL_CLUSTER);
    for (int operator = 1; operator <= wanted(plan); operator++) {
      List<Integer> labs = labsOf(operator, open);
      if (operator == 1 || pairs.size() + labs.size() <= room) {
        for (int lab : labs) {
          pairs.add(new int[] {operator, lab});
        }
      }
    }
    return shared(pairs, plan.accounts());
  }

  private static int wanted(WorldPlan plan) {
    int byAccounts =
        (plan.accounts() >= SECOND_OPERATOR_FROM_ACCOUNTS ? 1 : 0)
            + (plan.accounts() >= THIRD_OPERATOR_FROM_ACCOUNTS ? 1 : 0);
    int byLabs = Math.max(0, plan.labs() - 3) / 3;
    return Math.min(Template.operators(), 1 + byAccounts + (plan.labs() > 5 ? byLabs : 0));
  }

  private static List<Integer> labsOf(int operator, List<Integer> open) {
    int count = Math.min(open.size(), operator % 2 == 1 ? 3 : 2);
    var labs = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      labs.add(open.get((2 * (operator - 1) + i) % open.size()));
    }
    return labs;
  }

  private static List<Attack> shared(List<int[]> pairs, int accounts) {
    int usual = (int) ((long) accounts * USUAL_PERCENT / 100);
    int most = (int) ((long) accounts * MOST_PERCENT / 100);
    int total = Math.max(usual, Math.min(most, FULL_CLUSTER * pairs.size()));
    var attacks = new ArrayList<Attack>();
    for (int i = 0; i < pairs.size(); i++) {
      int share = (int) (total * (i + 1L) / pairs.size() - total * (long) i / pairs.size());
      attacks.add(new Attack(pairs.get(i)[0], pairs.get(i)[1], share));
    }
    return attacks;
  }
}
