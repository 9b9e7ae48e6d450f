package org.stillwatch.sdk.cli.world;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Word 3-grams and their Jaccard similarity: how near two texts are to copies. */
@NullMarked
public final class Grams {

  private Grams() {}

  public static Set<String> of(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9']+", -1));
    var grams = new HashSet<String>();
    for (int i = 0; i + 2 < words.size(); i++) {
      grams.add(String.join(" ", words.subList(i, i + 3)));
    }
    return grams;
  }

  public static double jaccard(Set<String> left, Set<String> right) {
    var both = new HashSet<>(left);
    both.retainAll(right);
    int either = left.size() + right.size() - both.size();
    return either == 0 ? 0 : (double) both.size() / either;
  }
}
