package org.stillwatch.sdk.cluster;

import java.util.List;

/**
 * Accounts with one and the same template.
 *
 * @param number place of its template among the templates of all cores, from 0
 * @param members places of the accounts, ascending, one at least
 */
record Core(int number, List<Integer> members) {
  /** The account that stands for all. */
  int first() {
    return members.get(0);
  }
}
