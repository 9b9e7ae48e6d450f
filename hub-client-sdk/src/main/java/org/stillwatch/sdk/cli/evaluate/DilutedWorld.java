package org.stillwatch.sdk.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.sdk.cli.world.Dice;
import org.stillwatch.sdk.cli.world.Phrasebook;
import org.stillwatch.sdk.cli.world.Technique;
import org.stillwatch.sdk.cli.world.Template;
import org.stillwatch.sdk.cli.world.Voice;

/**
 * Generated operators that hide. At the first lab plain accounts carry the two templates of a
 * campaign; at every other lab two accounts have half other traffic (level {@link #HALF}) and two
 * use both templates by turns (level {@link #TWO}). Each lab has small edits of its own.
 *
 * @param prompts eight a template and account
 */
public record DilutedWorld(List<LabelledPrompt> prompts) {
  /** Half of the account's prompts are a person's questions. */
  public static final String HALF = "half";

  /** The account's prompts follow two templates by turns. */
  public static final String TWO = "two";

  /** An account of the first lab, one template and nothing else. */
  public static final String PLAIN = "plain";

  /** So many have no sentence in common. */
  private static final int OPERATORS = 5;

  private static final int PLAIN_ACCOUNTS = 3;
  private static final int HIDING_ACCOUNTS = 2;
  private static final int PROMPTS_A_TEMPLATE = 8;

  public DilutedWorld {
    prompts = List.copyOf(prompts);
  }

  /**
   * Ten campaigns. The same seed and labs give the same world.
   *
   * @param labs the first is the one in which the accounts are plain
   */
  public static DilutedWorld of(long seed, List<String> labs) {
    var making = new Making(seed, labs);
    for (int operator = 1; operator <= OPERATORS; operator++) {
      making.campaign(operator, Technique.REASONING, Technique.GRADING);
      making.campaign(operator, Technique.REWRITING, Technique.AGENTIC);
    }
    return new DilutedWorld(making.prompts);
  }

  private static final class Making {
    private final long seed;
    private final List<String> labs;
    private final Phrasebook phrasebook = Phrasebook.own();
    private final List<LabelledPrompt> prompts = new ArrayList<>();
    private int campaigns;

    Making(long seed, List<String> labs) {
      this.seed = seed;
      this.labs = labs;
    }

    void campaign(int operator, Technique first, Technique second) {
      String campaign = "diluted-" + campaigns++;
      for (int lab = 0; lab < labs.size(); lab++) {
        Voice one = voice(operator, first, lab);
        Voice two = voice(operator, second, lab);
        if (lab == 0) {
          accounts(campaign, 0, PLAIN, PLAIN_ACCOUNTS, one, PROMPTS_A_TEMPLATE, "-one-");
          accounts(campaign, 0, PLAIN, PLAIN_ACCOUNTS, two, PROMPTS_A_TEMPLATE, "-two-");
        } else {
          Voice half = Voice.alternating(one, Voice.chat(phrasebook));
          Voice both = Voice.alternating(one, two);
          accounts(campaign, lab, HALF, HIDING_ACCOUNTS, half, 2 * PROMPTS_A_TEMPLATE, "-half-");
          accounts(campaign, lab, TWO, HIDING_ACCOUNTS, both, 2 * PROMPTS_A_TEMPLATE, "-both-");
        }
      }
    }

    private Voice voice(int operator, Technique technique, int lab) {
      Template template = Template.of(operator, technique, phrasebook);
      return (lab == 0 ? template : template.varied(Dice.of(seed, 71, lab, operator), phrasebook))
          .voice(phrasebook);
    }

    private void accounts(
        String campaign, int lab, String level, int count, Voice voice, int turns, String infix) {
      for (int index = 0; index < count; index++) {
        String account = campaign + infix + index;
        for (int turn = 0; turn < turns; turn++) {
          String text = voice.say(turn, Dice.of(seed, 72, prompts.size()));
          prompts.add(new LabelledPrompt(campaign, campaign, labs.get(lab), account, level, text));
        }
      }
    }
  }
}
