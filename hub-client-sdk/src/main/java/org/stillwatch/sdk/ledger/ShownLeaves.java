package org.stillwatch.sdk.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.tree.CheckedTiles;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.ProofBroken;

/**
 * What the log shows every member: what was released to liaisons, who may read it, and what was
 * read. Each is held against the root of a head that was checked, so it is what others see too.
 */
public final class ShownLeaves {
  /** The kinds that every member may read. */
  public static final Set<LeafKind> OF_LIAISONS =
      Set.of(LeafKind.RELEASE, LeafKind.LIAISON, LeafKind.LIAISON_READ);

  private static final Limits LIMITS = new Limits(1 << 20, 4);

  private final HubLog log;

  public ShownLeaves(HubLog log) {
    this.log = log;
  }

  /**
   * One of them.
   *
   * @param index its place in the log
   */
  public record Shown(long index, LeafKind kind, JsonNode content) {}

  /**
   * A leaf that the log has at that place.
   *
   * @param content what its subject is the digest of, where the hub shows it
   */
  public record Verified(LeafIndex index, LeafOpening opening, Optional<Bytes> content) {}

  /**
   * What every member sees of liaisons below a head, in the order of the log.
   *
   * @throws HubUnreachable if the hub shows something that its log does not have
   */
  public List<Shown> below(SignedCheckpoint head) {
    List<Shown> all = new ArrayList<>();
    each(
        head,
        leaf -> {
          if (OF_LIAISONS.contains(leaf.opening().kind())) {
            Bytes content =
                leaf.content().orElseThrow(() -> new IllegalArgumentException("no content"));
            all.add(
                new Shown(
                    leaf.index().value(),
                    leaf.opening().kind(),
                    StrictJson.read(content.toByteArray(), LIMITS)));
          }
        });
    return all;
  }

  /**
   * All that the hub shows this lab below a head, in the order of the log.
   *
   * @throws HubUnreachable if the hub shows something that its log does not have
   */
  public List<Verified> all(SignedCheckpoint head) {
    List<Verified> all = new ArrayList<>();
    each(head, all::add);
    return all;
  }

  private void each(SignedCheckpoint head, Consumer<Verified> taker) {
    TilesAhead ahead = new TilesAhead(log, head.size());
    CheckedTiles tiles = new CheckedTiles(head.size(), head.root(), ahead);
    long next = 0;
    boolean more = true;
    while (more) {
      HubLog.Page page = log.leaves(next);
      more = page.more() && !page.leaves().isEmpty();
      ahead.expect(page.leaves());
      for (HubLog.Told leaf : page.leaves()) {
        next = leaf.index().value() + 1;
        if (next > head.size().value()) {
          return;
        }
        take(leaf, tiles, taker);
      }
    }
  }

  private static void take(HubLog.Told leaf, CheckedTiles tiles, Consumer<Verified> taker) {
    try {
      tiles.require(leaf.index(), leaf.opening().leaf());
      if (leaf.content()
          .filter(content -> !Digest.of(content).equals(leaf.opening().subject()))
          .isPresent()) {
        throw new IllegalArgumentException("the content of the leaf");
      }
      taker.accept(new Verified(leaf.index(), leaf.opening(), leaf.content()));
    } catch (ProofBroken | IllegalArgumentException e) {
      throw new HubUnreachable(
          "leaf " + leaf.index().value() + " is not what the log has at that place", e);
    }
  }
}
