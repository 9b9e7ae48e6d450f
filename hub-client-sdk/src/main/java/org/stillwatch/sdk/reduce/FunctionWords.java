package org.stillwatch.sdk.reduce;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The words that carry a sentence's frame rather than its matter: kept in the skeleton. */
final class FunctionWords {
  private static final String ENGLISH =
      """
      a an the this that these those some any each every no all both either neither
      another other such much many more most few less least several own same enough
      i me my mine you your yours he him his she her hers it its we us our ours they them their theirs
      who whom whose which what where when why how whether if then else
      and or but nor so yet because since although though while until unless as than
      in on at by for with about against between into through during before after above below
      to from up down out off over under of within without upon per via toward towards among
      is am are was were be been being do does did done have has had having
      will would shall should can could may might must cannot
      not only just also too very even still again once here there now never always
      one two first second next last following given based using use make sure let please
      yes ok
      """;
  private static final String OTHERS =
      """
      le la les un une des du de et ou mais donc que qui dans sur pour par avec sans ne pas est sont vous je tu il
      el los las una unos unas del y o pero que en con sin por para no es son usted su sus se lo al como
      der die das ein eine einen und oder aber nicht ist sind zu mit von auf bei als wie wenn sie ich es im den dem
      """;
  private static final Set<String> WORDS = words();

  private FunctionWords() {}

  private static Set<String> words() {
    Set<String> words = new HashSet<>(Arrays.asList(ENGLISH.split("\\s+")));
    words.addAll(Arrays.asList(OTHERS.split("\\s+")));
    return Set.copyOf(words);
  }

  static boolean contains(String word) {
    return WORDS.contains(word);
  }

  static Set<String> all() {
    return WORDS;
  }
}
