package org.stillwatch.sdk.submit;

import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.oprf.Epoch;

/**
 * What travels together: a report with its indicators, a withdrawal, a verdict.
 *
 * @param about the id of its first object
 * @param epoch of its tokens and sketches; empty if it has none
 * @param objects in canonical form, at least one
 */
public record Statement(StixId about, Optional<Epoch> epoch, List<Bytes> objects) {
  public Statement {
    objects = List.copyOf(objects);
    if (objects.isEmpty()) {
      throw new IllegalArgumentException("a statement of at least one object");
    }
  }

  long bytes() {
    return objects.stream().mapToLong(object -> object.size() + 1L).sum();
  }

  /** Whether both may stand in one batch. */
  boolean fits(Optional<Epoch> other) {
    return epoch.isEmpty() || other.isEmpty() || epoch.equals(other);
  }
}
