package org.stillwatch.sdk.allow;

import java.util.List;
import org.stillwatch.sdk.reduce.GroupKey;

/**
 * All templates that a lab lists, by what is made of them.
 *
 * @param open public ones: told as public, and of clusters that something else has made
 * @param blocked of the lab's own list: never told
 * @param informed of the lab's own list: told, and the lab's people know
 */
public record Listings(Listing open, Listing blocked, Listing informed) {
  /** Of a lab that lists nothing. */
  public static Listings none(GroupKey key) {
    Listing empty = Listing.of(key, List.of());
    return new Listings(empty, empty, empty);
  }
}
