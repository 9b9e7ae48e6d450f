package org.stillwatch.hub.refusal;

import java.time.Duration;
import java.util.List;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;

/** A no of the hub. Each case becomes one HTTP status in {@link Problems}. */
public sealed interface Refusal {

  /** The bytes do not have the agreed form; every fault that was found, in order. */
  record Malformed(List<Reason> reasons) implements Refusal {
    /** Copies the list. */
    public Malformed {
      reasons = List.copyOf(reasons);
    }

    /** A single fault. */
    public Malformed(Reason reason) {
      this(List.of(reason));
    }
  }

  /** A string that holds what must never leave a lab. The value is not kept anywhere. */
  record ClearIdentifier(List<Reason> reasons) implements Refusal {
    /** Copies the list. */
    public ClearIdentifier {
      reasons = List.copyOf(reasons);
    }
  }

  /** Objects that are well formed but not allowed by the policy in force. */
  record AgainstPolicy(List<Reason> reasons) implements Refusal {
    /** Copies the list. */
    public AgainstPolicy {
      reasons = List.copyOf(reasons);
    }
  }

  /** The message or a part of it is larger than a limit. */
  record OverLimit(String what, long most) implements Refusal {}

  /** Another content type than the one that the resource takes. */
  record WrongMediaType(String expected) implements Refusal {}

  /** The caller takes no form in which the resource can be given. */
  record NotAcceptable(String offered) implements Refusal {}

  /** No valid credential. The challenge goes into the WWW-Authenticate header. */
  record Unauthenticated(String expected, String challenge, String freshNonce) implements Refusal {}

  /** Authenticated, but not allowed. */
  record NotPermitted(String expected) implements Refusal {}

  /**
   * Something that the header of a batch binds does not hold.
   *
   * @param type which one; the status is 401 for keys and signatures, 422 for the rest
   */
  record SealRefused(ProblemType type, String expected, String remedy) implements Refusal {}

  /** The same sequence number with other content. */
  record Fork(long expectedSequence) implements Refusal {}

  /** A sequence number too far on, or another predecessor. */
  record Gap(long expectedSequence) implements Refusal {}

  /** An enrolment code that is unknown, used or over: one answer for all three. */
  record TicketRefused() implements Refusal {}

  /** A name or id that is taken. */
  record Taken(String what) implements Refusal {}

  /** No law that is in force lets it be read (RFC 7725). */
  record LegallyClosed(String jurisdiction) implements Refusal {}

  /** Something that was ended for good. */
  record Ended(String what) implements Refusal {}

  /** No such thing, or not the caller's: one answer for both. */
  record NotFound(String what) implements Refusal {}

  /** A budget that bounds guessing or flooding is used up. */
  record BudgetSpent(String budget, Duration untilRenewed) implements Refusal {}

  /** More of something at once than one caller may have. */
  record TooMany(String what, int most, Duration pause) implements Refusal {}

  /** The hub cannot take more right now. */
  record Overloaded(Duration pause) implements Refusal {}

  /** A part of the hub does not answer; the same request may succeed later. */
  record Unavailable(String part, Duration pause) implements Refusal {}
}
