package org.stillwatch.hub.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;

/** Which problem document a refusal is. A new case of {@link Refusal} does not compile without. */
public final class Problems {
  private Problems() {}

  /** The document of a refusal. */
  public static Problem of(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Malformed m -> listed(ProblemType.MALFORMED, 400, m.reasons());
      case Refusal.ClearIdentifier c -> listed(ProblemType.CLEAR_IDENTIFIER, 422, c.reasons());
      case Refusal.AgainstPolicy a -> listed(ProblemType.AGAINST_POLICY, 422, a.reasons());
      case Refusal.OverLimit o ->
          one(
              ProblemType.OVER_LIMIT,
              413,
              o.what() + " is larger than the limit",
              "at most " + o.most(),
              "send less at once");
      case Refusal.WrongMediaType w ->
          one(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              415,
              "the content type is not taken here",
              w.expected(),
              "set the Content-Type header");
      case Refusal.NotAcceptable n ->
          one(
              ProblemType.NOT_ACCEPTABLE,
              406,
              "this resource has no form that the Accept header names",
              n.offered(),
              "name it in the Accept header, or leave the header out");
      case Refusal.Unauthenticated u ->
          one(
              ProblemType.UNAUTHENTICATED,
              401,
              "the credential was not accepted",
              u.expected(),
              u.freshNonce().isEmpty()
                  ? "check it, or ask the hub's operator for a new one"
                  : "get a fresh access token and proof");
      case Refusal.NotPermitted n ->
          one(
              ProblemType.NOT_PERMITTED,
              403,
              "this caller may not do this",
              n.expected(),
              "use the credential that this resource is for");
      case Refusal.LegallyClosed c ->
          one(
              ProblemType.LEGALLY_CLOSED,
              451,
              "no legal basis for " + c.jurisdiction() + " is in force at this hub",
              "a legal basis in the policy that is not over",
              "ask the hub's operator when the members agree on one");
      case Refusal.SealRefused s ->
          one(s.type(), sealStatus(s.type()), s.type().title(), s.expected(), s.remedy());
      case Refusal.Fork f -> chain(ProblemType.CHAIN_FORK, f.expectedSequence());
      case Refusal.Gap g -> chain(ProblemType.CHAIN_GAP, g.expectedSequence());
      case Refusal.TicketRefused t ->
          one(
              ProblemType.TICKET_REFUSED,
              403,
              "the ticket is unknown, used or over",
              "a ticket that was not used yet",
              "ask the operator for a new one");
      case Refusal.Taken t ->
          one(
              ProblemType.CONFLICT,
              409,
              t.what() + " exists already",
              "a new one",
              "choose another or use the one that exists");
      case Refusal.Ended e ->
          one(
              ProblemType.CONFLICT,
              409,
              e.what() + " was ended",
              "one that is in force",
              "begin another under another name");
      case Refusal.NotFound n ->
          one(
              ProblemType.NOT_FOUND,
              404,
              "there is no such " + n.what() + " for this caller",
              "one that exists and is the caller's",
              "check the address");
      case Refusal.BudgetSpent b ->
          later(ProblemType.BUDGET_SPENT, 429, b.budget() + " is used up", b.untilRenewed());
      case Refusal.TooMany t ->
          later(ProblemType.OVERLOADED, 429, t.what() + ": " + t.most() + " at most", t.pause());
      case Refusal.Overloaded o ->
          later(ProblemType.OVERLOADED, 503, "too many requests at once", o.pause());
      case Refusal.Unavailable u ->
          later(ProblemType.UNAVAILABLE, 503, u.part() + " does not answer", u.pause());
    };
  }

  private static int sealStatus(ProblemType type) {
    return switch (type) {
      case BAD_SIGNATURE, UNKNOWN_KEY, REVOKED_KEY -> 401;
      default -> 422;
    };
  }

  private static Problem one(
      ProblemType type, int status, String detail, String expected, String remedy) {
    return Problem.of(type, status, detail, Reason.whole(expected, remedy));
  }

  private static Problem listed(ProblemType type, int status, List<Reason> reasons) {
    String detail =
        reasons.size() == 1
            ? "one fault; nothing of the message was kept"
            : reasons.size() + " faults; nothing of the message was kept";
    return new Problem(
        type,
        status,
        detail,
        reasons.subList(0, Math.min(reasons.size(), Problem.MOST_REASONS)),
        OptionalLong.empty(),
        Optional.empty());
  }

  private static Problem chain(ProblemType type, long next) {
    return new Problem(
        type,
        409,
        "nothing of the batch was kept",
        List.of(
            new Reason(
                0,
                "/sequence",
                "the number " + next + " and the digest of the batch before it",
                "seal again on top of the last receipt; one process per stream")),
        OptionalLong.of(next),
        Optional.empty());
  }

  private static Problem later(ProblemType type, int status, String detail, Duration pause) {
    return new Problem(
        type,
        status,
        detail,
        List.of(Reason.whole("the same request later", "repeat it after the pause")),
        OptionalLong.empty(),
        Optional.of(pause));
  }
}
