package org.stillwatch.sdk;

import java.util.List;
import java.util.SortedSet;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.report.ClusterReport;

/**
 * A report that may leave, and the accounts that it is about, which stay.
 *
 * @param accounts the lab's own names
 * @param watched keyed digests of the accounts' payment and contact values, for the watch; they
 *     stay too
 * @param onOwnList those of the accounts of which the lab's own list says to inform; it stays too
 */
public record DraftReport(
    ClusterReport report, SortedSet<String> accounts, Bytes watched, SortedSet<String> onOwnList) {
  /** The exact bytes that would leave: the grouping, then its indicators. */
  public List<Bytes> objects() {
    return report.toObjects();
  }

  @Override
  public String toString() {
    return "DraftReport[" + report.id() + ", " + accounts.size() + " accounts]";
  }
}
