package org.stillwatch.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.problem.Reason;
import org.stillwatch.wire.seal.OpenedBatch;

/** The batches of one lab and stream, as a hub keeps them. */
final class FakeChain {
  private final List<OpenedBatch> batches = new ArrayList<>();
  private final Map<Digest, String> receipts = new HashMap<>();

  List<OpenedBatch> batches() {
    return List.copyOf(batches);
  }

  long next() {
    return batches.size() + 1L;
  }

  Digest head() {
    return batches.isEmpty() ? Digest.ZERO : batches.get(batches.size() - 1).header().digest();
  }

  /** The receipt, if the very same header came before. */
  java.util.Optional<String> receipt(Digest batch) {
    return java.util.Optional.ofNullable(receipts.get(batch));
  }

  void keep(OpenedBatch batch, String receipt) {
    var binding = batch.header().binding();
    if (binding.sequence() != next() || !binding.previous().equals(head())) {
      boolean gap = binding.sequence() > next();
      throw new FakeRefusal(
          new Problem(
              gap ? ProblemType.CHAIN_GAP : ProblemType.CHAIN_FORK,
              409,
              "the next number is " + next(),
              List.of(Reason.whole("the next number", "ask for the head")),
              OptionalLong.of(next()),
              java.util.Optional.empty()));
    }
    batches.add(batch);
    receipts.put(batch.header().digest(), receipt);
  }

  /** As a hub that was restored from an old backup. */
  void loseAllButFirst(int kept) {
    while (batches.size() > kept) {
      OpenedBatch lost = batches.remove(batches.size() - 1);
      receipts.remove(lost.header().digest());
    }
  }
}
