package org.stillwatch.hub.members;

/**
 * Who sent the running request, set by {@link Doorkeeper} before a resource runs. A resource takes
 * the lab from here and never from the request's own words.
 */
public sealed interface Caller {
  /** An enrolled lab. */
  record Lab(MemberId id) implements Caller {}

  /** The hub's operator. */
  record Operator() implements Caller {}

  /** Nobody in particular. */
  record Anyone() implements Caller {}
}
