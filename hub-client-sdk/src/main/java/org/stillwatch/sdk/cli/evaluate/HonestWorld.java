package org.stillwatch.sdk.cli.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stillwatch.sdk.cli.world.Companies;
import org.stillwatch.sdk.cli.world.Dice;
import org.stillwatch.sdk.cli.world.Phrasebook;
import org.stillwatch.sdk.cli.world.Voice;

/**
 * Generated honest customers. Most have a fixed prompt of their own; some of these are customers of
 * a second lab, with another prompt there. A few, at every lab, use the template of one public
 * framework as it is: they match, and whoever reads the figures has to know which they are.
 *
 * @param prompts 8 to 500 a customer, on one to three accounts; campaign benign, level B
 * @param ofFrameworks the accounts that use a public framework's template
 */
public record HonestWorld(List<LabelledPrompt> prompts, Set<AccountAt> ofFrameworks) {
  /** The family of customers with a prompt of their own. */
  public static final String OWN = "honest-own";

  private static final int CUSTOMERS_A_LAB = 15;
  private static final int ONE_IN_SO_MANY_AT_TWO_LABS = 5;
  private static final int FRAMEWORKS = 3;
  private static final int FEWEST_PROMPTS = 8;
  private static final int MOST_PROMPTS = 500;
  private static final int MOST_ACCOUNTS = 3;

  public HonestWorld {
    prompts = List.copyOf(prompts);
    ofFrameworks = Set.copyOf(ofFrameworks);
  }

  /** The same seed and labs give the same world. */
  public static HonestWorld of(long seed, List<String> labs) {
    var making = new Making(seed, labs);
    making.ownPrompts();
    making.frameworks();
    return new HonestWorld(making.prompts, making.ofFrameworks);
  }

  private static final class Making {
    private final long seed;
    private final List<String> labs;
    private final Phrasebook phrasebook = Phrasebook.own();
    private final List<LabelledPrompt> prompts = new ArrayList<>();
    private final Set<AccountAt> ofFrameworks = new HashSet<>();

    Making(long seed, List<String> labs) {
      this.seed = seed;
      this.labs = labs;
    }

    void ownPrompts() {
      var companies = new Companies(phrasebook, seed);
      int customers = CUSTOMERS_A_LAB * labs.size();
      int number = customers;
      for (int company = 0; company < customers; company++) {
        String lab = labs.get(company % labs.size());
        customer("honest-" + company, OWN, lab, companies.voice(company, company));
        if (company % ONE_IN_SO_MANY_AT_TWO_LABS == 0) {
          String second = labs.get((company + 1) % labs.size());
          customer("honest-" + company, OWN, second, companies.voice(number++, company));
        }
      }
    }

    void frameworks() {
      for (int framework = 1; framework <= FRAMEWORKS; framework++) {
        String list = "framework-" + framework;
        Voice voice = Voice.fixed(phrasebook.say(list, new Dice(0)), "message", phrasebook);
        for (int lab = 0; lab < labs.size(); lab++) {
          String name = list + "-user-" + lab;
          ofFrameworks.addAll(customer(name, "honest-" + list, labs.get(lab), voice));
        }
      }
    }

    /** From 8 to 500 prompts, each order of magnitude as likely as the other. */
    private Set<AccountAt> customer(String name, String family, String lab, Voice voice) {
      Dice dice = Dice.of(seed, 61, prompts.size());
      double spread = Math.log((double) MOST_PROMPTS / FEWEST_PROMPTS);
      int count = (int) Math.round(FEWEST_PROMPTS * Math.exp(spread * dice.fraction()));
      int accounts = dice.between(1, Math.min(MOST_ACCOUNTS, count / FEWEST_PROMPTS));
      var used = new HashSet<AccountAt>();
      for (int turn = 0; turn < count; turn++) {
        String account = name + "-" + turn % accounts;
        String text = voice.say(turn, dice);
        prompts.add(new LabelledPrompt(LabelledPrompt.BENIGN, family, lab, account, "B", text));
        used.add(new AccountAt(lab, account));
      }
      return used;
    }
  }
}
