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
   * of it is revoked, which says that something was taken back and not what.
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
        if (apart && !candidate.disputed()) {
          yield fresh.facts().equals(old) ? new Keep() : published(fresh);
        }
        Ruling remaining = rules.on(candidate.only(standing.get().behind()), snapshot);
        yield remaining instanceof Ruling.Releasable rest
                && rest.facts().disputed(false).equals(old.disputed(false))
            ? still(old.disputed(candidate.disputed()), standing.get())
            : new Revoke();
      }
    };
  }

  private static Decision published(Ruling.Releasable fresh) {
    return new Publish(fresh.facts(), fresh.behind());
  }

  private static Decision still(Facts facts, Standing standing) {
    return facts.equals(standing.facts()) ? new Keep() : new Publish(facts, standing.behind());
  }
}
