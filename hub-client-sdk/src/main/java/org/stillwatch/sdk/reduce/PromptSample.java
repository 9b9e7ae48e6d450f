package org.stillwatch.sdk.reduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * At most so many distinct prompts of a stream: those of the smallest keyed hashes, so that the
 * choice does not depend on the order, and the samples of two streams merge into the sample of
 * both. Holds normalised text, or only the hash of what was written away. Not thread-safe.
 */
final class PromptSample {
  private static final int FIRST = 4;

  private final int most;
  private long[] hashes = new long[FIRST];
  private @Nullable String[] texts = new @Nullable String[FIRST];
  private int[] times = new int[FIRST];
  private int size;
  private long bytes;

  PromptSample(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a sample holds one prompt at least, not " + most);
    }
    this.most = most;
  }

  /** Offers a prompt; it is normalised only if it is taken and was not taken before. */
  void offer(long hash, String prompt, UnaryOperator<String> normaliser) {
    if (!again(hash, 1) && (size < most || hash < hashes[size - 1])) {
      insert(hash, 1, normaliser.apply(prompt));
    }
  }

  /** Offers a prompt that was sent so many times and normalised already. */
  void offer(long hash, int sent, String normalised) {
    if (!again(hash, sent) && (size < most || hash < hashes[size - 1])) {
      insert(hash, sent, normalised);
    }
  }

  /** Counts a prompt that is in the sample; false if it is not. */
  boolean again(long hash, int sent) {
    int place = Arrays.binarySearch(hashes, 0, size, hash);
    if (place >= 0) {
      times[place] = (int) Math.min(Integer.MAX_VALUE, (long) times[place] + sent);
    }
    return place >= 0;
  }

  private void insert(long hash, int sent, String text) {
    int place = -Arrays.binarySearch(hashes, 0, size, hash) - 1;
    if (size == most) {
      size--;
      String evicted = texts[size];
      bytes -= evicted == null ? 0 : bytes(evicted);
    } else if (size == hashes.length) {
      int larger = Math.min(most, size * 2);
      hashes = Arrays.copyOf(hashes, larger);
      texts = Arrays.copyOf(texts, larger);
      times = Arrays.copyOf(times, larger);
    }
    System.arraycopy(hashes, place, hashes, place + 1, size - place);
    System.arraycopy(texts, place, texts, place + 1, size - place);
    System.arraycopy(times, place, times, place + 1, size - place);
    size++;
    hashes[place] = hash;
    texts[place] = text;
    times[place] = sent;
    bytes += bytes(text);
  }

  /** What the characters take: Java holds one byte for each if all are of Latin-1. */
  private static long bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 255) {
        return 2L * text.length();
      }
    }
    return text.length();
  }

  /** How many prompts are in the sample, with their text or without. */
  int size() {
    return size;
  }

  long hashAt(int index) {
    return hashes[index];
  }

  /** The normalised text; null if it was written away. */
  @Nullable String textAt(int index) {
    return texts[index];
  }

  /** How often the prompt was sent since the sample was last written away. */
  int timesAt(int index) {
    return times[index];
  }

  /** The prompts whose texts are held, in order of their hashes. */
  List<SampledPrompt> prompts() {
    List<SampledPrompt> held = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String text = texts[i];
      if (text != null) {
        held.add(new SampledPrompt(text, times[i]));
      }
    }
    return held;
  }

  /** Keeps the hashes only, and counts from nothing again. */
  void forget() {
    Arrays.fill(texts, null);
    Arrays.fill(times, 0);
    bytes = 0;
  }

  /** Roughly the memory it takes, in bytes. */
  long weight() {
    return bytes + 72L * size;
  }
}
