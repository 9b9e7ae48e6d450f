package org.stillwatch.sdk;

import java.util.List;
import java.util.SortedSet;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.report.ClusterReport;

/**
 * A report that may leave, and the accounts that it is about, which stay.
 *
 * @param accounts the lab's own names
 * @param onOwnList those of them of which the lab's own list says to inform; it stays too
 */
public record DraftReport(
    ClusterReport report, SortedSet<String> accounts, SortedSet<String> onOwnList) {
  /** The exact bytes that would leave: the grouping, then its indicators. */
  public List<Bytes> objects() {
    return report.toObjects();
  }

  @Override
  public String toString() {
    return "DraftReport[" + report.id() + ", " + accounts.size() + " accounts]";
  }
}
