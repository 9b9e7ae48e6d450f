package org.stillwatch.hub.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a snapshot does with one campaign, in view of all that was released before. */
public sealed interface Decision {
  /** It is released, for the first time or in a new version. */
  record Publish(Facts facts, Behind behind) implements Decision {}

  /** What was released stands, or nothing was and nothing is. */
  record Keep() implements Decision {}

  /** What was released is revoked. */
  record Revoke() implements Decision {}

  /**
   * What was released of a campaign and stands.
   *
   * @param behind what stood behind the newest version
   */
  record Standing(Facts facts, Behind behind) {}

  /**
   * Decides. Two releases that share a report never differ by fewer labs than a release needs: who
   * subtracts one from the other learns of that many labs together, or nothing. So what is new
   * waits until enough labs have something new. What a lab took back does not wait: if the released
   * facts are those of the reports that remain, they stand, since they say nothing of it; else all
   * of it is revoked, which says that something was taken back and not what. A dispute stops what
   * is new, and is not told: it is one lab's word.
   *
   * @param standing what is released of this campaign now
   * @param before what stood behind everything that was ever released
   */
  static Decision on(
      Candidate candidate,
      ReleaseRules rules,
      Instant snapshot,
      Optional<Standing> standing,
      List<Behind> before) {
    return switch (rules.on(candidate, snapshot)) {
      case Ruling.Withheld withheld -> standing.isPresent() ? new Revoke() : new Keep();
      case Ruling.Releasable fresh -> {
        boolean apart = rules.areApart(fresh.behind(), before);
        if (standing.isEmpty()) {
          yield apart && !candidate.disputed() ? published(fresh) : new Keep();
        }
        Facts old = standing.get().facts();
        if (apart && !candidate.disputed() && !fresh.facts().equals(old)) {
          yield published(fresh);
        }
        yield rests(candidate, rules, snapshot, standing.get()) ? new Keep() : new Revoke();
      }
    };
  }

  /** Whether what is released is still said by reports that remain, or nothing of it is gone. */
  private static boolean rests(
      Candidate candidate, ReleaseRules rules, Instant snapshot, Standing standing) {
    return rules.on(candidate.only(standing.behind()), snapshot)
            instanceof Ruling.Releasable remaining
        && (remaining.behind().equals(standing.behind())
            || remaining.facts().equals(standing.facts()));
  }

  private static Decision published(Ruling.Releasable fresh) {
    return new Publish(fresh.facts(), fresh.behind());
  }
}
