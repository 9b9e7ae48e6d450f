package org.stillwatch.sdk.reduce;

import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.wire.indicator.IndicatorKinds;
import org.stillwatch.wire.indicator.Standing;

/**
 * An opaque, keyed local digest of a value that two accounts can share, such as a card or an e-mail
 * address: equal when the values are equal, and nothing can be told from it. Made outside this
 * room.
 *
 * @param kind what it is of, such as {@code payment} or {@code contact}
 * @param digest the keyed digest, any printable form
 */
public record LinkValue(String kind, String digest) implements Comparable<LinkValue> {
  private static final Set<String> JOINING =
      IndicatorKinds.tokens().stream()
          .filter(kind -> kind.standing() == Standing.ALONE)
          .map(kind -> kind.tokenClass().wireName())
          .collect(Collectors.toUnmodifiableSet());

  /** Whether two accounts that share it belong together: strangers share an address. */
  public boolean joins() {
    return JOINING.contains(kind);
  }

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
