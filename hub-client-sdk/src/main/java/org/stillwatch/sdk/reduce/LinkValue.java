package org.stillwatch.sdk.reduce;

/**
 * An opaque, keyed local digest of a value that two accounts can share, such as a card or an e-mail
 * address: equal when the values are equal, and nothing can be told from it. Made outside this
 * room.
 *
 * @param kind what it is of, such as {@code payment} or {@code contact}
 * @param digest the keyed digest, any printable form
 */
public record LinkValue(String kind, String digest) implements Comparable<LinkValue> {
  @Override
  public int compareTo(LinkValue other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : digest.compareTo(other.digest);
  }

  @Override
  public String toString() {
    return "LinkValue[" + kind + "]";
  }
}
