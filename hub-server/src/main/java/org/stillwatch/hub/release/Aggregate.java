package org.stillwatch.hub.release;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.policy.AccountsBucket;
import org.stillwatch.wire.policy.ExchangesBucket;
import org.stillwatch.wire.policy.LiaisonTerms;
import org.stillwatch.wire.report.EvidenceClass;

/** What several labs say together of one campaign: nothing that fewer than the policy's say. */
final class Aggregate {
  private final List<Contribution> counting;
  private final LiaisonTerms terms;
  private final int members;

  Aggregate(List<Contribution> counting, LiaisonTerms terms, int members) {
    this.counting = counting;
    this.terms = terms;
    this.members = members;
  }

  Facts facts() {
    Optional<YearMonth> first = ofLabs(Contribution::first, Comparator.naturalOrder());
    Optional<YearMonth> last = ofLabs(Contribution::last, Comparator.reverseOrder());
    boolean together = first.isPresent() && last.isPresent() && !last.get().isBefore(first.get());
    return new Facts(
        labsAtLeast(),
        together ? first : Optional.empty(),
        together ? last : Optional.empty(),
        accounts(counting),
        sum(counting, one -> one.exchanges().lowerBound(), Aggregate::exchangesClass),
        saidByEnough(Contribution::techniques),
        saidByEnough(Contribution::threatBasis),
        evidence(),
        saidByEnough(Contribution::benignChecked),
        growth());
  }

  /** A larger class only where it cannot mean all the members there are. */
  private int labsAtLeast() {
    int more = 2 * terms.labs() - 1;
    return labs(counting).size() >= more && members >= 2 * more ? more : terms.labs();
  }

  /** The month that so many labs reached: each lab's own is its first (or last) of all. */
  private Optional<YearMonth> ofLabs(
      Function<Contribution, YearMonth> month, Comparator<YearMonth> order) {
    Map<MemberId, YearMonth> own = new HashMap<>();
    counting.forEach(one ->
        own.merge(
            one.lab(),
            month.apply(one),
            (old, fresh) -> order.compare(old, fresh) <= 0 ? old : fresh));
    return own.values().stream().sorted(order).skip(terms.labs() - 1L).findFirst();
  }

  private <T extends Comparable<T>> SortedSet<T> saidByEnough(
      Function<Contribution, Set<T>> words) {
    Map<T, Set<MemberId>> by = new HashMap<>();
    counting.forEach(one ->
        words
            .apply(one)
            .forEach(word -> by.computeIfAbsent(word, w -> new HashSet<>()).add(one.lab())));
    SortedSet<T> enough = new TreeSet<>();
    by.forEach((word, labs) -> {
      if (labs.size() >= terms.labs()) {
        enough.add(word);
      }
    });
    return enough;
  }

  private Optional<EvidenceClass> evidence() {
    return Arrays.stream(EvidenceClass.values())
        .sorted(Comparator.reverseOrder())
        .filter(wanted ->
            labs(counting.stream().filter(one -> one.evidence().compareTo(wanted) >= 0).toList())
                    .size()
                >= terms.labs())
        .findFirst();
  }

  private OptionalLong accounts(List<Contribution> of) {
    return sum(of, one -> one.accounts().lowerBound(), Aggregate::accountsClass);
  }

  private static long accountsClass(long accounts) {
    return AccountsBucket.of(accounts).lowerBound();
  }

  private static long exchangesClass(long exchanges) {
    return ExchangesBucket.of(exchanges).lowerBound();
  }

  /**
   * The class of what labs have together; empty if too few are in it, or one is most of it. Of each
   * lab its largest report counts: others may be of the same accounts, a day later.
   */
  private OptionalLong sum(
      List<Contribution> of,
      ToLongFunction<Contribution> least,
      java.util.function.LongUnaryOperator toClass) {
    Map<MemberId, Long> own = new HashMap<>();
    of.forEach(one -> own.merge(one.lab(), least.applyAsLong(one), Math::max));
    if (own.size() < terms.labs()) {
      return OptionalLong.empty();
    }
    long all = own.values().stream().mapToLong(Long::longValue).sum();
    long most = Collections.max(own.values());
    return most * 100 > all * terms.dominancePercent()
        ? OptionalLong.empty()
        : OptionalLong.of(toClass.applyAsLong(all));
  }

  /** A month is in it if enough labs have something that began since the month in it before. */
  private SortedMap<YearMonth, Long> growth() {
    SortedMap<YearMonth, Long> growth = new TreeMap<>();
    List<Contribution> since = new ArrayList<>();
    List<Contribution> all = new ArrayList<>();
    for (YearMonth month : new TreeSet<>(counting.stream().map(Contribution::first).toList())) {
      List<Contribution> begun =
          counting.stream().filter(one -> one.first().equals(month)).toList();
      since.addAll(begun);
      all.addAll(begun);
      if (labs(since).size() >= terms.labs()) {
        accounts(all).ifPresent(accounts -> growth.put(month, accounts));
        since.clear();
      }
    }
    return growth;
  }

  private static Set<MemberId> labs(Collection<Contribution> of) {
    Stream<MemberId> labs = of.stream().map(Contribution::lab);
    return new HashSet<>(labs.toList());
  }
}
