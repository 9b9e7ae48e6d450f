package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an honest explanation of a value would be, as the lab that reports it sees it. A caution
 * travels with the value into every alert that rests on it; it blocks nothing.
 */
public enum Caution {
  /** One card for the accounts of an organisation. */
  SHARED_CARD(1),
  /** An address of a network that many strangers share. */
  VPN(2),
  /** Contacts of a place of learning. */
  UNIVERSITY(4),
  /** A payer for customers who have nothing to do with each other. */
  RESELLER(8),
  /** A template that anybody can find in public. */
  PUBLIC_TEMPLATE(16);

  /** The field of an indicator's extension that holds the words. */
  public static final String FIELD = "cautions";

  private final int bit;

  Caution(int bit) {
    this.bit = bit;
  }

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The caution of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Caution of(String word) {
    return Arrays.stream(values())
        .filter(value -> value.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a word of Caution"));
  }

  /** The words into that field, in the order of this list; no field if there are none. */
  public static void write(Collection<Caution> cautions, ObjectNode into) {
    if (!cautions.isEmpty()) {
      ArrayNode words = into.putArray(FIELD);
      EnumSet.copyOf(cautions).forEach(caution -> words.add(caution.word()));
    }
  }

  /** A number for a set, a bit for each, never given to another; for keeping. */
  public static int bits(Collection<Caution> cautions) {
    int bits = 0;
    for (Caution caution : cautions) {
      bits |= caution.bit;
    }
    return bits;
  }

  /**
   * The cautions of two agreements of one kind: all of both, but a template is public only if both
   * are.
   */
  public static Set<Caution> ofBoth(Set<Caution> one, Set<Caution> other) {
    EnumSet<Caution> all = EnumSet.noneOf(Caution.class);
    all.addAll(one);
    all.addAll(other);
    if (!one.contains(PUBLIC_TEMPLATE) || !other.contains(PUBLIC_TEMPLATE)) {
      all.remove(PUBLIC_TEMPLATE);
    }
    return all;
  }

  /** The set of that number. */
  public static Set<Caution> ofBits(int bits) {
    EnumSet<Caution> cautions = EnumSet.noneOf(Caution.class);
    for (Caution caution : values()) {
      if ((bits & caution.bit) != 0) {
        cautions.add(caution);
      }
    }
    return cautions;
  }
}
