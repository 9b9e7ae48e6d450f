package org.stillwatch.sdk.cli.world;

import java.util.ArrayList;
import java.util.List;

/**
 * The honest accounts of one lab: teams of companies, each with one fixed prompt and one card, and
 * single people with a card each. The second company of labs 2, 4, 6 … is the second one of the lab
 * before as well, with another prompt and another card there.
 */
final class HonestAccounts {
  private static final int[] TEAMS = {22, 5, 30, 9, 3, 44, 14, 7};
  private static final int COMPANIES_OF_A_WORLD = 256;
  private static final int TEAMS_PERCENT = 60;
  private static final int COMPANY_WEIGHT = 2_000;
  private static final int PERSON_WEIGHT = 1_000;

  private final WorldPlan plan;
  private final Phrasebook phrasebook;
  private final Identifiers identifiers;
  private final Companies companies;
  private final int lab;
  private final List<Account> accounts = new ArrayList<>();

  HonestAccounts(WorldPlan plan, Phrasebook phrasebook, Identifiers identifiers, int lab) {
    this.plan = plan;
    this.phrasebook = phrasebook;
    this.identifiers = identifiers;
    this.companies = new Companies(phrasebook, plan.seed());
    this.lab = lab;
  }

  List<Account> all(int count, long firstOrdinal) {
    int staff = (int) ((long) count * TEAMS_PERCENT / 100);
    int most = Math.max(2, COMPANIES_OF_A_WORLD / plan.labs());
    int average = 17;
    int scale = 1 + staff / (average * most);
    for (int company = 0; accounts.size() < staff; company++) {
      int team = Math.min(TEAMS[company % TEAMS.length] * scale, staff - accounts.size());
      team(company, company == most - 1 ? staff - accounts.size() : team, firstOrdinal);
    }
    while (accounts.size() < count) {
      accounts.add(person(firstOrdinal + accounts.size()));
    }
    return accounts;
  }

  private void team(int company, int size, long firstOrdinal) {
    int number = (lab - 1) + company * plan.labs();
    int named = company == 1 && lab % 2 == 0 ? number - 1 : number;
    Voice voice = companies.voice(number, named);
    Dice dice = Dice.of(plan.seed(), 41, number);
    Rhythm rhythm = Rhythm.office(plan.start(), plan.hours(), dice.between(-8, 9));
    String card = identifiers.card(9_000_000L + number);
    String agent = "houseclient/" + dice.between(1, 9) + "." + dice.below(20);
    long founded = 86_400L * dice.between(30, 600);
    for (int member = 0; member < size; member++) {
      long ordinal = firstOrdinal + accounts.size();
      var client =
          new Client(
              card,
              Identifiers.staffMail(companies.name(named), number, member),
              List.of(Identifiers.office(number)),
              List.of(agent),
              plan.start().minusSeconds(founded - member * 7_919L % founded),
              List.of(),
              0,
              900);
      accounts.add(account(ordinal, COMPANY_WEIGHT, voice, rhythm, client));
    }
  }

  private Account person(long ordinal) {
    Dice dice = Dice.of(plan.seed(), 42, ordinal);
    Rhythm rhythm = Rhythm.person(plan.start(), plan.hours(), dice.between(-8, 9), dice);
    String contact =
        ordinal % 20 == 0 && ordinal / 20 < 1_000
            ? Identifiers.personPhone((int) (ordinal / 20))
            : Identifiers.personMail(phrasebook.say("person", dice), ordinal);
    String payment =
        dice.below(12) == 0 ? identifiers.wallet(ordinal) : identifiers.card(2_000_000L + ordinal);
    var client =
        new Client(
            payment,
            contact,
            List.of(Identifiers.home(ordinal)),
            List.of("roundwindow/" + dice.between(80, 121), "pocketapp/" + dice.between(2, 14)),
            plan.start().minusSeconds(86_400L * dice.between(1, 700) - dice.below(86_000)),
            dice.below(4) == 0 ? List.of("search") : List.of(),
            0,
            1_400);
    int weight = PERSON_WEIGHT * dice.between(40, 250) / 100;
    return account(ordinal, weight, Voice.chat(phrasebook), rhythm, client);
  }

  private Account account(long ordinal, int weight, Voice voice, Rhythm rhythm, Client client) {
    long seed = Dice.seedOf(plan.seed(), 43, ordinal);
    return new Account(lab, identifiers.account(ordinal), 0, seed, weight, voice, rhythm, client);
  }
}
