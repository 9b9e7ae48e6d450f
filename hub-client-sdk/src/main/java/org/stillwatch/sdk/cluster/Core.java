package org.stillwatch.sdk.cluster;

import java.util.List;
import org.stillwatch.sdk.reduce.Template;

/**
 * Accounts with one and the same template.
 *
 * @param members places of the accounts, ascending, one at least
 * @param template what half of their templates contain
 */
record Core(List<Integer> members, Template template) {
  /** The account that stands for all. */
  int first() {
    return members.get(0);
  }
}
