package org.stillwatch.hub.matching;

/**
 * One of a report's values agrees with a value that another lab holds.
 *
 * @param kind form of the kind
 * @param own row of the report's value
 * @param other row of the value that agrees; the same row when they are equal
 * @param campaign the campaign of the other value, 0 if none
 */
public record Agreement(String kind, long own, long other, Reason reason, long campaign) {

  /** Whether the other value has a campaign already. */
  public boolean joined() {
    return campaign != 0;
  }
}
