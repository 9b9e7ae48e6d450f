package org.stillwatch.sdk.reduce;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.sdk.observe.Exchange;

/**
 * How one account behaves, as counts that do not depend on the order of its exchanges and that add
 * up: when it is active, how long its prompts are, what it calls. About 300 bytes. Stays in the
 * lab. Not thread-safe.
 */
public final class Behaviour {
  /** Hours of a day, in UTC. */
  public static final int HOURS = 24;

  /** Days of a week, Monday first, in UTC. */
  public static final int WEEKDAYS = 7;

  /** Classes of a prompt's length: the number of bits of its count of characters. */
  public static final int LENGTHS = 18;

  /** Of {@link #signupDay} when it is not known. */
  public static final long NO_DAY = AccountBatch.NO_DAY;

  static final int WORDS = 3;
  private static final long SECONDS_A_DAY = 86_400;

  /** 1970-01-01, as days after a Monday. */
  private static final long THURSDAY = 3;

  private static final int MOST_MODELS = 8;

  final int[] hours = new int[HOURS];
  final int[] weekdays = new int[WEEKDAYS];
  final int[] lengths = new int[LENGTHS];
  final int[] clients = new int[ClientFamily.values().length];
  final long[] hoursOfWeek = new long[WORDS];
  final TreeMap<Integer, Integer> models = new TreeMap<>();
  int tools;
  long signupDay = NO_DAY;

  Behaviour() {}

  /** Counts an exchange. */
  void count(Exchange exchange, ClientFamilies families) {
    exchange.at().ifPresent(this::at);
    lengths[Math.min(LENGTHS - 1, bits(exchange.prompt().length()))]++;
    exchange.model().ifPresent(model -> model(model.hashCode(), 1));
    tools += exchange.tool().isPresent() ? 1 : 0;
    exchange.userAgent().ifPresent(agent -> clients[families.of(agent).place()]++);
    exchange.signupAt().ifPresent(at -> signupDay = Math.max(signupDay, day(at)));
  }

  private void at(Instant at) {
    int hour = (int) (Math.floorMod(at.getEpochSecond(), SECONDS_A_DAY) / 3_600);
    int weekday = (int) Math.floorMod(day(at) + THURSDAY, (long) WEEKDAYS);
    hours[hour]++;
    weekdays[weekday]++;
    int ofWeek = weekday * HOURS + hour;
    hoursOfWeek[ofWeek >> 6] |= 1L << ofWeek;
  }

  /** Those of the smallest hashes are kept, whatever their order, and all their exchanges. */
  void model(int hash, int exchanges) {
    models.merge(hash, exchanges, Integer::sum);
    if (models.size() > MOST_MODELS) {
      models.pollLastEntry();
    }
  }

  private static int bits(int length) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(length);
  }

  private static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY);
  }

  /** Adds what was counted elsewhere of the same account. */
  void add(Behaviour other) {
    sum(hours, other.hours);
    sum(weekdays, other.weekdays);
    sum(lengths, other.lengths);
    sum(clients, other.clients);
    for (int i = 0; i < WORDS; i++) {
      hoursOfWeek[i] |= other.hoursOfWeek[i];
    }
    other.models.forEach(this::model);
    tools += other.tools;
    signupDay = Math.max(signupDay, other.signupDay);
  }

  private static void sum(int[] into, int... more) {
    for (int i = 0; i < into.length; i++) {
      into[i] += more[i];
    }
  }

  /** Exchanges in each hour of the day, UTC; those without a time are not counted. */
  public int[] hours() {
    return hours.clone();
  }

  /** Exchanges on each day of the week, Monday first, UTC. */
  public int[] weekdays() {
    return weekdays.clone();
  }

  /** Exchanges by the class of their prompt's length. */
  public int[] lengths() {
    return lengths.clone();
  }

  /** Exchanges by the family of client, in the order of {@link ClientFamily}. */
  public int[] clients() {
    return clients.clone();
  }

  /** In how many of the 168 hours of a week there was any exchange. */
  public int activeHoursOfWeek() {
    int active = 0;
    for (long word : hoursOfWeek) {
      active += Long.bitCount(word);
    }
    return active;
  }

  /** How many models were called, 8 at most. */
  public int models() {
    return models.size();
  }

  /** Exchanges with a tool. */
  public int tools() {
    return tools;
  }

  /** Day of the sign-up, in days since 1970-01-01 UTC; empty if not known. */
  public Optional<Long> signupDay() {
    return signupDay == NO_DAY ? Optional.empty() : Optional.of(signupDay);
  }
}
