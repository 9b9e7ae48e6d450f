package org.stillwatch.sdk.cli.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The accounts of one operator at one lab: even load round the clock in step with each other, a few
 * templates, payment instruments shared by many accounts and partly with the other labs, contacts
 * of catch-all domains, and successors that take over when an account is lost.
 */
final class OperatorAccounts {
  private static final int ACCOUNTS_A_TEMPLATE = 24;
  private static final int ACCOUNTS_A_PAYMENT = 25;
  private static final int ONE_IN_SO_MANY_MIXED = 10;
  private static final int FULL_WEIGHT = 3_000;
  private static final int DOMAINS = 3;

  private final WorldPlan plan;
  private final Phrasebook phrasebook;
  private final Identifiers identifiers;
  private final Operators.Attack attack;
  private final List<Template> templates = new ArrayList<>();

  OperatorAccounts(
      WorldPlan plan, Phrasebook phrasebook, Identifiers identifiers, Operators.Attack attack) {
    this.plan = plan;
    this.phrasebook = phrasebook;
    this.identifiers = identifiers;
    this.attack = attack;
    int operator = attack.operator();
    int own = 3 + operator % 2;
    int used = Math.max(1, Math.min(own, plain() / ACCOUNTS_A_TEMPLATE));
    Technique[] all = Technique.values();
    for (int i = 0; i < used; i++) {
      int kind = (operator - 1 + i) % all.length;
      Technique technique = all[kind];
      Dice dice = Dice.of(plan.seed(), 31, operator, kind, attack.lab());
      templates.add(Template.of(operator, technique, phrasebook).varied(dice, phrasebook));
    }
  }

  private int plain() {
    return attack.accounts() - attack.accounts() / ONE_IN_SO_MANY_MIXED;
  }

  List<Account> all(long firstOrdinal) {
    var accounts = new ArrayList<Account>();
    for (int index = 0; index < attack.accounts(); index++) {
      accounts.add(index < plain() ? plain(index, firstOrdinal) : mixed(index, firstOrdinal));
    }
    return accounts;
  }

  private Account plain(int index, long firstOrdinal) {
    Template template = templates.get(index % templates.size());
    int from = 0;
    int to = plan.hours();
    int change = plan.hours() / 4 + Dice.of(plan.seed(), 32, index / 10).below(plan.hours() / 2);
    switch (index % 10) {
      case 7 -> to = change;
      case 8 -> from = change + 1;
      default -> {}
    }
    int weight = Math.max(1, FULL_WEIGHT * (to - from) / plan.hours());
    return account(index, firstOrdinal, weight, template.voice(phrasebook), from, to, template);
  }

  private Account mixed(int index, long firstOrdinal) {
    Template template = templates.get(index % templates.size());
    Voice voice = Voice.alternating(template.voice(phrasebook), Voice.chat(phrasebook));
    return account(index, firstOrdinal, FULL_WEIGHT, voice, 0, plan.hours(), template);
  }

  private Account account(
      int index, long firstOrdinal, int weight, Voice voice, int from, int to, Template template) {
    long ordinal = firstOrdinal + index;
    long seed = Dice.seedOf(plan.seed(), 33, ordinal);
    return new Account(
        attack.lab(),
        identifiers.account(ordinal),
        attack.operator(),
        seed,
        weight,
        voice,
        Rhythm.even(from, to),
        client(new Dice(seed), from, template.technique()));
  }

  private Client client(Dice dice, int from, Technique technique) {
    int operator = attack.operator();
    Instant signup =
        from == 0
            ? plan.start().minusSeconds(6 * 86_400L - dice.below(7_200) - operator * 9_000L)
            : plan.start().plusSeconds(from * 3_600L - 1_800 + dice.below(900));
    String contact =
        dice.below(8) == 0
            ? Identifiers.operatorPhone(operator, dice.below(10))
            : identifiers.catchAll(operator, dice.below(DOMAINS), dice);
    List<String> addresses =
        List.of(
            Identifiers.hosting(operator * 16 + dice.below(12)),
            Identifiers.hosting(operator * 16 + dice.below(12)),
            "2001:db8:f00:" + Integer.toHexString(operator) + "::" + (1 + dice.below(400)));
    List<String> agents = List.of("fetchline/3." + operator, "fetchline/3." + (operator + 1));
    return new Client(
        payment(dice), contact, addresses, agents, signup, technique.tools(), operator, 5_000);
  }

  /** Three accounts in five pay with what the operator uses at every lab, the others do not. */
  private String payment(Dice dice) {
    int pool = Math.max(2, attack.accounts() / (2 * ACCOUNTS_A_PAYMENT));
    boolean everywhere = dice.below(5) < 3;
    int index = dice.below(everywhere ? Math.min(pool, 40) : pool);
    int lab = everywhere ? 0 : attack.lab();
    long ordinal = 1_000L * (1_000L + attack.operator() * 65L + lab) + index % 1_000;
    return index % 3 == 2 ? identifiers.wallet(ordinal) : identifiers.card(ordinal);
  }
}
