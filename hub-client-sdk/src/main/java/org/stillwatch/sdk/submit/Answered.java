package org.stillwatch.sdk.submit;

import org.stillwatch.wire.problem.ProblemType;

/** What a refusal asks the outbox to do. */
enum Answered {
  /** Something changed at the hub: seal again under what is in force. */
  SEAL_AGAIN,
  /** The place in the chain is not free. */
  LOOK_AT_CHAIN,
  /** The batch itself is refused: set it aside. */
  SET_ASIDE,
  /** It is about the sender or the hub, not the batch: keep everything and say so. */
  KEEP;

  static Answered by(ProblemType type) {
    return switch (type) {
      case UNKNOWN_POLICY, STALE_EPOCH -> SEAL_AGAIN;
      case CHAIN_FORK, CHAIN_GAP -> LOOK_AT_CHAIN;
      case MALFORMED,
          CLEAR_IDENTIFIER,
          OVER_LIMIT,
          AGAINST_POLICY,
          CONFLICT,
          WRONG_GROUP_KEY,
          NOT_FOUND ->
          SET_ASIDE;
      case UNSUPPORTED_MEDIA_TYPE,
          UNAUTHENTICATED,
          NOT_PERMITTED,
          BAD_SIGNATURE,
          UNKNOWN_KEY,
          REVOKED_KEY,
          WRONG_AUDIENCE,
          WRONG_DOMAIN,
          TICKET_REFUSED,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          LEGALLY_CLOSED,
          BUDGET_SPENT,
          OVERLOADED,
          UNAVAILABLE,
          INTERNAL ->
          KEEP;
    };
  }
}
