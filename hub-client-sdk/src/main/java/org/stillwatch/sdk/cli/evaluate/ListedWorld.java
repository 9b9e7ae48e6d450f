package org.stillwatch.sdk.cli.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.stillwatch.sdk.cli.world.Dice;
import org.stillwatch.sdk.cli.world.Phrasebook;
import org.stillwatch.sdk.cli.world.Voice;
import org.stillwatch.sdk.observe.Exchange;

/**
 * Generated accounts of labs that list the public frameworks' templates: honest customers who use
 * an edited copy of one, and operators who use one as it is. The accounts of one operator pay with
 * one card at all labs.
 *
 * @param prompts twelve an account
 * @param edited the honest accounts
 * @param cards of the operators' accounts
 */
public record ListedWorld(
    List<LabelledPrompt> prompts, Set<AccountAt> edited, Map<AccountAt, String> cards) {
  /** The level of operators' accounts. */
  static final String ATTACK = "public";

  private static final int FRAMEWORKS = 3;
  private static final int OPERATORS = 6;
  private static final int ACCOUNTS = 6;
  private static final int PROMPTS = 12;
  private static final int SECTIONS = 8;
  private static final int INSERTED = 2;

  public ListedWorld {
    prompts = List.copyOf(prompts);
    edited = Set.copyOf(edited);
    cards = Map.copyOf(cards);
  }

  /** The texts that are to be listed, as the public has them. */
  public static List<String> publicTexts() {
    Phrasebook phrasebook = Phrasebook.own();
    return IntStream.rangeClosed(1, FRAMEWORKS).mapToObj(n -> text(n, phrasebook)).toList();
  }

  private static String text(int framework, Phrasebook phrasebook) {
    return phrasebook.say("framework-" + framework, new Dice(0));
  }

  /** The same seed and labs give the same world. */
  public static ListedWorld of(long seed, List<String> labs) {
    var making = new Making(seed, labs);
    making.editedCopies();
    making.operators();
    return new ListedWorld(making.prompts, making.edited, making.cards);
  }

  private static final class Making {
    private final long seed;
    private final List<String> labs;
    private final Phrasebook phrasebook = Phrasebook.own();
    private final List<LabelledPrompt> prompts = new ArrayList<>();
    private final Set<AccountAt> edited = new HashSet<>();
    private final Map<AccountAt, String> cards = new HashMap<>();

    Making(long seed, List<String> labs) {
      this.seed = seed;
      this.labs = labs;
    }

    void editedCopies() {
      for (int framework = 1; framework <= FRAMEWORKS; framework++) {
        for (int lab = 0; lab < labs.size(); lab++) {
          Dice dice = Dice.of(seed, 81, framework, lab);
          String copy = edited(text(framework, phrasebook), dice);
          Voice voice = Voice.fixed(copy, "message", phrasebook);
          String name = "edited-" + framework + "-user-" + lab;
          edited.add(account(LabelledPrompt.BENIGN, name, "B", labs.get(lab), name, voice, dice));
        }
      }
    }

    /** One sentence less, two of the customer's own, at places of the customer's choice. */
    private String edited(String text, Dice dice) {
      int slots = text.indexOf('\n');
      List<String> sentences =
          new ArrayList<>(Arrays.asList(text.substring(0, slots).split("(?<=\\.) ", -1)));
      sentences.remove(dice.below(sentences.size()));
      for (int i = 0; i < INSERTED; i++) {
        String own = phrasebook.say("customer-" + dice.between(1, SECTIONS), dice);
        sentences.add(dice.below(sentences.size() + 1), own);
      }
      return String.join(" ", sentences) + text.substring(slots);
    }

    void operators() {
      for (int operator = 0; operator < OPERATORS; operator++) {
        String campaign = "public-" + operator;
        String text = text(1 + operator % FRAMEWORKS, phrasebook);
        Voice voice = Voice.fixed(text, "ask", phrasebook);
        for (String lab : labs) {
          for (int account = 0; account < ACCOUNTS; account++) {
            Dice dice = Dice.of(seed, 82, operator, labs.indexOf(lab), account);
            String name = campaign + "-" + account;
            // A wallet of no scheme: its form says nothing.
            cards.put(
                account(campaign, campaign, ATTACK, lab, name, voice, dice),
                "invented-wallet-" + campaign);
          }
        }
      }
    }

    private AccountAt account(
        String campaign,
        String family,
        String level,
        String lab,
        String name,
        Voice voice,
        Dice dice) {
      for (int turn = 0; turn < PROMPTS; turn++) {
        String text = voice.say(turn, dice);
        prompts.add(new LabelledPrompt(campaign, family, lab, name, level, text));
      }
      return new AccountAt(lab, name);
    }
  }

  /** A prompt, with the card that its account pays with, if it has one. */
  Exchange exchange(LabelledPrompt prompt) {
    Exchange exchange = Exchange.of(prompt.account(), prompt.text());
    return Optional.ofNullable(cards.get(prompt.at())).map(exchange::withPayment).orElse(exchange);
  }

  /** The accounts of operators, with their labels. */
  Collection<LabelledAccount> operators() {
    return LabelledAccount.of(prompts).stream().filter(one -> cards.containsKey(one.at())).toList();
  }

  /** The honest accounts, with their labels. */
  Collection<LabelledAccount> honest() {
    return LabelledAccount.of(prompts).stream().filter(one -> edited.contains(one.at())).toList();
  }
}
