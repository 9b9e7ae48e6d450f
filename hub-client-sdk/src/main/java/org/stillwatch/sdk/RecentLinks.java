package org.stillwatch.sdk;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.reduce.LinkValue;

/**
 * What raw values of one class came to, so that a value that comes with every exchange of an
 * account is made canonical and digested once. Remembers so many values and no more; what it forgot
 * is made again. Not thread-safe.
 */
final class RecentLinks {
  private static final int MOST = 1 << 15;

  private record Known(String raw, Optional<LinkValue> link) {
    /** Shows no value. */
    @Override
    public String toString() {
      return "Known[" + link + "]";
    }
  }

  private final Function<String, Optional<CanonicalValue>> form;
  private final @Nullable Known[] known = new @Nullable Known[MOST];

  /**
   * Remembers nothing yet.
   *
   * @param form of the class; empty for what is no value of it
   */
  RecentLinks(Function<String, Optional<CanonicalValue>> form) {
    this.form = form;
  }

  /**
   * The link of a raw value; empty if it is unusable.
   *
   * @param keep keeps a value that is not remembered, and tells its link
   */
  Optional<LinkValue> of(String raw, Function<CanonicalValue, LinkValue> keep) {
    int hash = raw.hashCode();
    int slot = (hash ^ hash >>> 15) & MOST - 1;
    Known one = known[slot];
    if (one == null || !one.raw().equals(raw)) {
      one = new Known(raw, form.apply(raw).map(keep));
      known[slot] = one;
    }
    return one.link();
  }
}
