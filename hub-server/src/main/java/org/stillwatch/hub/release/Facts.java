package org.stillwatch.hub.release;

import java.time.YearMonth;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.wire.report.BenignExplanation;
import org.stillwatch.wire.report.EvidenceClass;
import org.stillwatch.wire.report.Technique;
import org.stillwatch.wire.report.ThreatBasis;

/**
 * What is released of a campaign. Each of it is said by at least the policy's number of labs; what
 * fewer say is not in it.
 *
 * @param labsAtLeast how many labs saw it, at least: a class
 * @param first the month by which that many labs had seen it; empty if they never saw it together
 * @param last the last month in which that many still saw it
 * @param accountsAtLeast a power of ten, or 20: what the labs' classes add up to at least
 * @param exchangesAtLeast a power of ten, likewise
 * @param techniques what it tries to take
 * @param threatBasis on what the labs' suspicion rests
 * @param evidence the strongest class of evidence that so many labs have
 * @param benignChecked innocent reasons that so many labs looked for
 * @param growth accounts, at least, of clusters that began in this month or before; in each month
 *     of it that many labs have something that began since the month before
 */
public record Facts(
    int labsAtLeast,
    Optional<YearMonth> first,
    Optional<YearMonth> last,
    OptionalLong accountsAtLeast,
    OptionalLong exchangesAtLeast,
    SortedSet<Technique> techniques,
    SortedSet<ThreatBasis> threatBasis,
    Optional<EvidenceClass> evidence,
    SortedSet<BenignExplanation> benignChecked,
    SortedMap<YearMonth, Long> growth) {
  /** Keeps copies. */
  public Facts {
    techniques = Collections.unmodifiableSortedSet(new TreeSet<>(techniques));
    threatBasis = Collections.unmodifiableSortedSet(new TreeSet<>(threatBasis));
    benignChecked = Collections.unmodifiableSortedSet(new TreeSet<>(benignChecked));
    growth = Collections.unmodifiableSortedMap(new TreeMap<>(growth));
  }
}
