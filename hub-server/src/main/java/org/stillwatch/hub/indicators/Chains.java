package org.stillwatch.hub.indicators;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.members.Signed;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.seal.BatchBinding;

/**
 * One chain of batches for each lab and stream: in order, without a gap or a fork. A batch is known
 * by the digest of its header, never by its JWS string.
 */
@Singleton
public final class Chains {
  private final Database database;

  /** Chains in that database. */
  @Inject
  public Chains(Database database) {
    this.database = database;
  }

  private record Head(long sequence, String digest) {}

  /** The digest that the next batch of a stream must name as the one before it. */
  public Digest head(MemberId member, String stream) {
    return Digest.parse(last(member, stream).digest());
  }

  /** The receipt that this very batch got before. */
  public Optional<String> receiptOf(Signed batch) {
    return database.first(
        "select receipt from batch where header_digest = ? and member_id = ?",
        row -> row.getString(1),
        batch.batch().header().digest().base64Url(),
        batch.sender().value());
  }

  /**
   * The number that the next batch of a stream must have.
   *
   * @return 1 for a stream that has not begun
   */
  public long next(MemberId member, String stream) {
    return last(member, stream).sequence() + 1;
  }

  /**
   * Checks that a batch is the next of its chain.
   *
   * @throws Refused with {@link Refusal.Fork} or {@link Refusal.Gap} and the number expected
   */
  public void requireNext(Signed batch) {
    BatchBinding binding = batch.batch().header().binding();
    Head head = last(batch.sender(), binding.stream().toString());
    long expected = head.sequence() + 1;
    if (binding.sequence() < expected) {
      throw new Refused(new Refusal.Fork(expected));
    }
    if (binding.sequence() > expected) {
      throw new Refused(new Refusal.Gap(expected));
    }
    if (!binding.previous().base64Url().equals(head.digest())) {
      throw new Refused(new Refusal.Fork(expected));
    }
  }

  /** Adds a batch at the end of its chain, with the receipt that it got. */
  public void append(Signed batch, String receipt, Instant received) {
    BatchBinding binding = batch.batch().header().binding();
    String digest = batch.batch().header().digest().base64Url();
    database.update(
        "insert into batch (header_digest, member_id, stream, sequence, header_jws, receipt,"
            + " received_at) values (?, ?, ?, ?, ?, ?, ?)",
        digest,
        batch.sender().value(),
        binding.stream().toString(),
        binding.sequence(),
        batch.batch().headerJws(),
        receipt,
        received);
    int moved =
        database.update(
            "update batch_chain set sequence = ?, head = ? where member_id = ? and stream = ?",
            binding.sequence(),
            digest,
            batch.sender().value(),
            binding.stream().toString());
    if (moved == 0) {
      database.update(
          "insert into batch_chain (member_id, stream, sequence, head) values (?, ?, ?, ?)",
          batch.sender().value(),
          binding.stream().toString(),
          binding.sequence(),
          digest);
    }
  }

  /** How many batches a lab had accepted since a moment. */
  public long acceptedSince(MemberId member, Instant since) {
    return database
        .first(
            "select count(*) from batch where member_id = ? and received_at >= ?",
            row -> row.getLong(1),
            member.value(),
            since)
        .orElse(0L);
  }

  private Head last(MemberId member, String stream) {
    return database
        .first(
            "select sequence, head from batch_chain where member_id = ? and stream = ?",
            row -> new Head(row.getLong(1), row.getString(2)),
            member.value(),
            stream)
        .orElse(new Head(0, Digest.ZERO.base64Url()));
  }
}
