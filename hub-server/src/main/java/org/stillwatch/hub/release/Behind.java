package org.stillwatch.hub.release;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.stillwatch.hub.members.MemberId;

/**
 * Which reports of which labs stand behind a release. Never leaves the hub.
 *
 * @param reports rows of reports by the lab's id
 */
public record Behind(Map<UUID, Set<Long>> reports) {
  /** Keeps a copy. */
  public Behind {
    Map<UUID, Set<Long>> copy = new TreeMap<>();
    reports.forEach((lab, rows) -> copy.put(lab, Collections.unmodifiableSet(new TreeSet<>(rows))));
    reports = Collections.unmodifiableMap(copy);
  }

  static Behind of(List<Contribution> contributions) {
    Map<UUID, Set<Long>> reports = new TreeMap<>();
    for (Contribution one : contributions) {
      add(reports, one.lab(), one.report());
    }
    return new Behind(reports);
  }

  /** Puts a report to its lab. */
  public static void add(Map<UUID, Set<Long>> reports, MemberId lab, long report) {
    reports.computeIfAbsent(lab.value(), l -> new TreeSet<>()).add(report);
  }

  int labs() {
    return reports.size();
  }

  /** The rows of all reports. */
  public Set<Long> rows() {
    Set<Long> rows = new TreeSet<>();
    reports.values().forEach(rows::addAll);
    return rows;
  }

  /** How many reports stand behind it. */
  public long size() {
    return reports.values().stream().mapToLong(Set::size).sum();
  }

  /** Whether a report stands behind both. */
  boolean meets(Behind other) {
    return reports.entrySet().stream()
        .anyMatch(entry ->
            !Collections.disjoint(
                entry.getValue(), other.reports.getOrDefault(entry.getKey(), Set.of())));
  }

  boolean has(MemberId lab, long report) {
    return reports.getOrDefault(lab.value(), Set.of()).contains(report);
  }

  /** How many labs stand behind the two with different reports. */
  int labsThatDiffer(Behind other) {
    Set<UUID> labs = new HashSet<>(reports.keySet());
    labs.addAll(other.reports.keySet());
    labs.removeIf(lab ->
        reports.getOrDefault(lab, Set.of()).equals(other.reports.getOrDefault(lab, Set.of())));
    return labs.size();
  }
}
