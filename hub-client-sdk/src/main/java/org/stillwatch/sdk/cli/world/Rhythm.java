package org.stillwatch.sdk.cli.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;

/** When an account is active: the share of its exchanges that lies before an hour. Immutable. */
@FunctionalInterface
interface Rhythm {

  /** From 0 at hour 0 to exactly 1 at the last hour; never falls. */
  double before(int hour);

  /** Evenly round the clock between two hours: how a program works through a queue. */
  static Rhythm even(int from, int to) {
    double length = to - from;
    return hour -> hour <= from ? 0 : hour >= to ? 1 : (hour - from) / length;
  }

  /** Office hours of a time zone, with little at the week-end. */
  static Rhythm office(Instant start, int hours, int zoneHours) {
    int first = start.atOffset(ZoneOffset.UTC).getHour();
    DayOfWeek weekday = start.atOffset(ZoneOffset.UTC).getDayOfWeek();
    var weights = new double[hours];
    for (int hour = 0; hour < hours; hour++) {
      int local = first + hour + zoneHours + 24;
      int ofDay = local % 24;
      DayOfWeek day = weekday.plus(local / 24 - 1);
      boolean rest = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
      weights[hour] = (ofDay >= 8 && ofDay < 18 ? 1 : 0.02) * (rest ? 0.1 : 1);
    }
    return summed(weights);
  }

  /** A person's days and evenings; some days without any. */
  static Rhythm person(Instant start, int hours, int zoneHours, Dice dice) {
    int first = start.atOffset(ZoneOffset.UTC).getHour();
    var days = new double[hours / 24 + 3];
    for (int day = 0; day < days.length; day++) {
      days[day] = dice.below(3) == 0 ? 0.001 : dice.fraction() + 0.1;
    }
    var weights = new double[hours];
    for (int hour = 0; hour < hours; hour++) {
      int local = first + hour + zoneHours + 24;
      int ofDay = local % 24;
      weights[hour] = days[local / 24] * (ofDay < 7 ? 0.03 : ofDay < 17 ? 0.6 : 1);
    }
    return summed(weights);
  }

  private static Rhythm summed(double[] weights) {
    var sums = new double[weights.length + 1];
    for (int hour = 0; hour < weights.length; hour++) {
      sums[hour + 1] = sums[hour] + weights[hour];
    }
    double all = sums[weights.length];
    return hour -> sums[hour] / all;
  }
}
