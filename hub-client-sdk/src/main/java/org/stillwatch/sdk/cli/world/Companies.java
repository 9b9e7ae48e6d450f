package org.stillwatch.sdk.cli.world;

/**
 * Honest customers: each company has one fixed prompt of its own, put together so that no two are
 * near copies, and varied messages that follow it. Immutable.
 */
public final class Companies {
  private static final int SECTIONS = 8;
  private static final Code CODE = new Code(17);

  /** Any two of the first so many share one sentence at most. */
  private static final int UNLIKE = CODE.prime() * CODE.prime();

  private final Phrasebook phrasebook;
  private final long seed;

  public Companies(Phrasebook phrasebook, long seed) {
    this.phrasebook = phrasebook;
    this.seed = seed;
  }

  /** Prompts 0 to this (exclusive) exist. */
  public static int capacity() {
    return CODE.capacity();
  }

  /** The name, as it stands in the prompt; 400 different ones. */
  public String name(int company) {
    int first = phrasebook.size("company-a");
    int second = phrasebook.size("company-b");
    var none = new Dice(0);
    int shuffled = shuffled(company, 137, first * second);
    return phrasebook.say("company-a", shuffled % first, none)
        + phrasebook.say("company-b", shuffled / first, none);
  }

  /**
   * The fixed prompt with this number, in the name of the company. A company that is a customer of
   * two labs has one number at each, and so two unlike prompts.
   */
  public String fixedPrompt(int number, int company) {
    Dice dice = Dice.of(seed, 11, number);
    String trade =
        phrasebook.say("trade", company * 7 % phrasebook.size("trade"), Dice.of(seed, 12, company));
    var text =
        new StringBuilder(
            phrasebook
                .say("opening", dice)
                .replace("<company>", name(company))
                .replace("<trade>", trade));
    int owner = number < UNLIKE ? shuffled(number, 100, UNLIKE) : number;
    for (int section = 0; section < SECTIONS; section++) {
      String list = "customer-" + (section + 1);
      text.append(' ').append(phrasebook.say(list, CODE.alternative(owner, section), dice));
    }
    phrasebook.say("joint", dice, text);
    return text.toString();
  }

  /**
   * A permutation of the numbers below the bound, as long as the step shares no divisor with it.
   */
  private int shuffled(int number, int step, int bound) {
    return (int) Math.floorMod((long) number * step + Dice.mix(seed) % bound, (long) bound);
  }

  /** Speaks with the fixed prompt in front of every message. */
  public Voice voice(int number, int company) {
    return Voice.fixed(fixedPrompt(number, company), "message", phrasebook);
  }
}
