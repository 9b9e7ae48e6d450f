package org.stillwatch.wire.indicator;

import java.util.Optional;

/** What of a prompt template a {@link Sketch} summarises. The names are part of the wire form. */
public enum Feature {
  /** Runs of eight normalised characters. */
  C8("chars_8", 1, 256),
  /** Runs of twelve normalised characters. */
  C12("chars_12", 2, 128),
  /** Runs of five marks of the sentence frame: function words, punctuation, content runs. */
  SKELETON("skeleton", 3, 128);

  private final String wireName;
  private final int number;
  private final int components;

  Feature(String wireName, int number, int components) {
    this.wireName = wireName;
    this.number = number;
    this.components = components;
  }

  /** The name in JSON. */
  public String wireName() {
    return wireName;
  }

  /** 1 to 7; part of the match keys, never reused. */
  int number() {
    return number;
  }

  /** How many one-byte MinHash components a sketch of this feature has. */
  public int components() {
    return components;
  }

  /** The feature of that wire name, exactly as written; empty when there is none. */
  public static Optional<Feature> named(String wireName) {
    for (Feature feature : values()) {
      if (feature.wireName.equals(wireName)) {
        return Optional.of(feature);
      }
    }
    return Optional.empty();
  }
}
