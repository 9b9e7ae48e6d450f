package org.stillwatch.wire.policy;

/**
 * The ceiling by the number of labs.
 *
 * @param reason why, for people
 * @param twoLabs when one other lab agrees; never above {@link Ceiling#REVIEW}
 * @param threeLabs when two other labs or more agree
 */
public record Ceilings(String reason, Ceiling twoLabs, Ceiling threeLabs) {

  /** What an alert may ask for at most when {@code labs} labs take part, the receiver included. */
  public Ceiling forLabs(int labs) {
    if (labs < 2) {
      return Ceiling.OBSERVE;
    }
    return labs == 2 ? twoLabs : threeLabs;
  }
}
