package org.stillwatch.hub.intake;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.stillwatch.hub.grammar.Statement;
import org.stillwatch.hub.policy.Admitted;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Settings;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.GroupKeyCheck;

/**
 * Compares the check value of the members' group key, so that differing keys are refused with the
 * remedy instead of silently never matching. The first value that comes with a template is pinned
 * for the matching domain; the hub never knows the key. Called under the matching lock.
 */
@Singleton
public final class GroupKeyChecks {
  private static final String NAME = "group.key.check";

  private final Settings settings;

  /** Check values kept there. */
  @Inject
  public GroupKeyChecks(Settings settings) {
    this.settings = settings;
  }

  /**
   * Requires the pinned value.
   *
   * @throws Refused if the batch was made with another key, or carries sketches without one
   */
  public void require(Admitted batch) {
    Optional<String> claimed =
        batch.signed().batch().header().binding().groupKeyCheck().map(GroupKeyCheck::base64Url);
    Optional<String> pinned = settings.find(NAME);
    boolean sketches = batch.statements().stream().anyMatch(GroupKeyChecks::holdsSketch);
    if (sketches && claimed.isEmpty()) {
      throw refused("the check value of the members' group key in the header");
    }
    if (claimed.isPresent() && pinned.isPresent() && !claimed.equals(pinned)) {
      throw refused("the check value that the other members' group key has");
    }
    if (sketches && pinned.isEmpty()) {
      claimed.ifPresent(value -> settings.keep(NAME, value));
    }
  }

  /**
   * Forgets the pinned value: the next batch with a template pins its own.
   *
   * @return whether one was pinned
   */
  public boolean forget() {
    return settings.forget(NAME);
  }

  private static boolean holdsSketch(Statement statement) {
    return statement instanceof Statement.Report report
        && report.indicators().stream().anyMatch(fact -> fact.kind().byLikeness());
  }

  private static Refused refused(String expected) {
    return new Refused(
        new Refusal.SealRefused(
            ProblemType.WRONG_GROUP_KEY,
            expected,
            "get the group key from the member that made it and import it: lab group-key import"));
  }
}
