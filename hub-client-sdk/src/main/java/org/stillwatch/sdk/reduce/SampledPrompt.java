package org.stillwatch.sdk.reduce;

/**
 * A prompt of the sample. Still clear text, and prints none of it.
 *
 * @param text as {@link Normaliser} returned it
 * @param times how often the account sent exactly this prompt, at least once
 */
public record SampledPrompt(String text, int times) {
  @Override
  public String toString() {
    return "SampledPrompt[" + text.length() + " characters, " + times + " times]";
  }
}
