package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealedBatch;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * Finds the key that a batch claims to be signed with, and opens the batch with it. Thread-safe.
 */
@Singleton
public final class Senders {
  private final Members members;
  private final Transactions transactions;

  /** Senders among those members. */
  @Inject
  public Senders(Members members, Transactions transactions) {
    this.members = members;
    this.transactions = transactions;
  }

  /**
   * Opens a batch that a lab sent.
   *
   * @param caller who is authenticated; a lab sends only what it signed itself
   * @throws Refused if the key is unknown, revoked, another lab's or not for batches, or the seal
   *     is broken
   */
  public Signed open(MemberId caller, SealedBatch sealed) {
    RegisteredKey key =
        transactions
            .run(() -> members.key(sealed.claimedKey().toString()))
            .filter(found -> found.member().equals(caller))
            .filter(found -> found.purpose() == KeyPurpose.BATCH)
            .orElseThrow(() ->
                refused(
                    ProblemType.UNKNOWN_KEY,
                    "the batch key that this lab registered",
                    "sign with the key made at enrolment"));
    if (key.revoked()) {
      throw refused(
          ProblemType.REVOKED_KEY,
          "a key that is in force",
          "ask the operator for a new ticket and enrol again");
    }
    try {
      OpenedBatch batch = sealed.open(VerifyingKey.fromJwk(key.jwk()));
      if (!batch.header().binding().lab().toString().equals(caller.toString())) {
        throw refused(
            ProblemType.UNKNOWN_KEY, "the signing lab's own id in the header", "seal it again");
      }
      return new Signed(caller, batch);
    } catch (SealBroken e) {
      throw new Refused(
          new Refusal.SealRefused(
              ProblemType.BAD_SIGNATURE, e.reason().expectation(), "seal the batch again"),
          e);
    }
  }

  private static Refused refused(ProblemType type, String expected, String remedy) {
    return new Refused(new Refusal.SealRefused(type, expected, remedy));
  }
}
