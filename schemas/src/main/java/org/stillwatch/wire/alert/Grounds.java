package org.stillwatch.wire.alert;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.indicator.Standing;

/**
 * Reasons on which an alert may rest: one that stands alone, or two kinds that agree together.
 * There is no way to make one of anything less, so no alert can rest on patterns of behaviour.
 * Immutable.
 */
public final class Grounds {
  private static final int TOGETHER = 2;

  private final List<Why> why;

  private Grounds(List<Why> why) {
    this.why = why;
  }

  /** The grounds that these reasons are; empty if they are none. */
  public static Optional<Grounds> of(Collection<Why> reasons) {
    boolean alone = reasons.stream().anyMatch(one -> one.standing() == Standing.ALONE);
    long together =
        reasons.stream()
            .filter(one -> one.standing().isAtLeast(Standing.TOGETHER))
            .map(Why::kind)
            .distinct()
            .count();
    return alone || together >= TOGETHER
        ? Optional.of(new Grounds(List.copyOf(reasons)))
        : Optional.empty();
  }

  /** All reasons, those that only support included. */
  public List<Why> why() {
    return why;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grounds that && why.equals(that.why);
  }

  @Override
  public int hashCode() {
    return why.hashCode();
  }

  @Override
  public String toString() {
    return why.toString();
  }
}
