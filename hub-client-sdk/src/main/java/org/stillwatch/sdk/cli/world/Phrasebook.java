package org.stillwatch.sdk.cli.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The project's own sentences, by list. A phrase may refer to another list as {@code {list}} and to
 * a number as {@code {#low-high}}; {@code \n} is a line break. Immutable.
 */
public final class Phrasebook {
  private static final List<String> FILES =
      List.of("words.txt", "chat.txt", "customers.txt", "operators.txt", "frameworks.txt");

  private final Map<String, List<String>> lists;
  private final Map<String, Phrase[]> phrases = new HashMap<>();

  private Phrasebook(Map<String, List<String>> lists) {
    this.lists = lists;
    lists.forEach((name, lines) -> phrases.put(name, new Phrase[lines.size()]));
    lists.forEach(this::compile);
  }

  /** Reads the sentences that ship with the program. */
  public static Phrasebook own() {
    var lists = new HashMap<String, List<String>>();
    for (String file : FILES) {
      try (InputStream in = Phrasebook.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException(
              "The file " + file + " is not beside the class Phrasebook; build the program again.");
        }
        collect(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), lists);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Phrasebook(lists);
  }

  private static void collect(BufferedReader in, Map<String, List<String>> lists)
      throws IOException {
    List<String> current = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.matches("\\[[a-z0-9-]+]")) {
        current =
            lists.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.add(line.replace("\\n", "\n"));
      }
    }
  }

  private void compile(String name, List<String> lines) {
    Phrase[] compiled = named(name);
    for (int i = 0; i < compiled.length; i++) {
      compiled[i] = Phrase.of(lines.get(i), this::named);
    }
  }

  private Phrase[] named(String list) {
    Phrase[] found = phrases.get(list);
    if (found == null) {
      throw new IllegalArgumentException("There is no list of phrases named " + list + ".");
    }
    return found;
  }

  /** How many phrases the list has. */
  public int size(String list) {
    return named(list).length;
  }

  /** Every phrase of the list, its slots unfilled. */
  public List<String> unfilled(String list) {
    named(list);
    return List.copyOf(lists.getOrDefault(list, List.of()));
  }

  /** Appends any phrase of the list, its slots filled. */
  public void say(String list, Dice dice, StringBuilder out) {
    Phrase.any(named(list), dice, out);
  }

  /** Any phrase of the list, its slots filled. */
  public String say(String list, Dice dice) {
    var out = new StringBuilder();
    say(list, dice, out);
    return out.toString();
  }

  /** The phrase at the index, its slots filled. */
  public String say(String list, int index, Dice dice) {
    var out = new StringBuilder();
    named(list)[index].say(dice, out);
    return out.toString();
  }
}
