package org.stillwatch.hub.members;

import java.util.UUID;
import org.stillwatch.wire.policy.Purpose;

/**
 * Who sent the running request, set by {@link Doorkeeper} before a resource runs. A resource takes
 * the lab from here and never from the request's own words.
 */
public sealed interface Caller {
  /** An enrolled lab. */
  record Lab(MemberId id) implements Caller {}

  /** The hub's operator. */
  record Operator() implements Caller {}

  /** The operator's other officer. */
  record Approver() implements Caller {}

  /**
   * A government's liaison.
   *
   * @param id random
   * @param agency as the log shows it
   * @param jurisdiction whose law lets it read
   * @param purpose the one that it reads for
   */
  record Liaison(UUID id, String agency, String jurisdiction, Purpose purpose) implements Caller {}

  /** Nobody in particular. */
  record Anyone() implements Caller {}
}
