package org.stillwatch.sdk.submit;

import java.util.List;
import java.util.Optional;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.oprf.Epoch;

/**
 * The batch that is being sent.
 *
 * @param sequence its place in the chain
 * @param entries names of the queue's statements in it
 * @param epoch of their tokens, if they have any
 * @param variants each way in which it was sealed, the newest last: the hub may have taken an
 *     earlier one whose receipt was lost
 */
record Pending(long sequence, List<String> entries, Optional<Epoch> epoch, List<Variant> variants) {
  Pending {
    entries = List.copyOf(entries);
    variants = List.copyOf(variants);
  }

  /**
   * One sealed form.
   *
   * @param digest of its header
   */
  record Variant(Digest digest, int objects, Bytes sealed) {}

  Variant newest() {
    return variants.get(variants.size() - 1);
  }
}
