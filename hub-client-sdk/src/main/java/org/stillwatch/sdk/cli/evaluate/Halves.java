package org.stillwatch.sdk.cli.evaluate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A corpus in two parts: half of the benign prompts build the background and are used for nothing
 * else; everything else is measured. The hash of the text decides, so that a text that occurs twice
 * never stands on both sides.
 *
 * @param background benign texts, by lab, labs in the order of their names
 * @param measured the other benign prompts and those of all campaigns, in the corpus's order
 */
public record Halves(Map<String, List<String>> background, List<LabelledPrompt> measured) {

  public Halves {
    background = Collections.unmodifiableMap(new TreeMap<>(background));
    measured = List.copyOf(measured);
  }

  public static Halves of(Corpus corpus) {
    MessageDigest sha256 = sha256();
    var background = new TreeMap<String, List<String>>();
    var measured = new ArrayList<LabelledPrompt>();
    for (LabelledPrompt prompt : corpus.prompts()) {
      byte[] hash = sha256.digest(prompt.text().getBytes(StandardCharsets.UTF_8));
      if (prompt.isBenign() && (hash[0] & 1) == 0) {
        background.computeIfAbsent(prompt.lab(), lab -> new ArrayList<>()).add(prompt.text());
      } else {
        measured.add(prompt);
      }
    }
    return new Halves(background, measured);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256; this one has not.", e);
    }
  }
}
