package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.LogProof;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.tree.CheckedTiles;
import org.stillwatch.wire.tree.ConsistencyProof;
import org.stillwatch.wire.tree.LeafIndex;
import org.stillwatch.wire.tree.Tile;
import org.stillwatch.wire.tree.TilePath;
import org.stillwatch.wire.tree.TreeSize;

/** What of the log goes out. Every method runs within a transaction. */
@Singleton
public final class LedgerReading {
  /** An entry with its length before it, as bundles have them. */
  private static final int ENTRY = 2 + Digest.SIZE;

  private final LedgerStore store;
  private final Database database;
  private final HubIdentity hub;
  private final KeptTiles kept = new KeptTiles();
  private final AtomicReference<@Nullable SignedCheckpoint> opened = new AtomicReference<>();

  /** Reading of that store. */
  @Inject
  public LedgerReading(LedgerStore store, Database database, HubIdentity hub) {
    this.store = store;
    this.database = database;
    this.hub = hub;
  }

  /** The head that was signed last. */
  public Optional<Bytes> checkpoint() {
    return store.checkpoint();
  }

  /** A tile or bundle, if the tree has that much of it. */
  public Optional<Bytes> tile(TilePath path) {
    int bytes = path.width() * (path.level() == TilePath.ENTRIES ? ENTRY : Digest.SIZE);
    return store
        .tile(LedgerStore.Place.of(path))
        .filter(content -> content.size() >= bytes)
        .map(content -> Bytes.of(content.toByteArray(), 0, bytes));
  }

  /**
   * Hashes of a level in a row, as its tiles have them, for who needs many tiles.
   *
   * @param from the place of the first within its level, which begins a tile
   * @return empty if the tree has not so many
   */
  public Optional<Bytes> hashes(int level, long from, int many) {
    long first = from / TilePath.FULL;
    long last = (from + many - 1) / TilePath.FULL;
    ByteBuffer all = ByteBuffer.allocate(many * Digest.SIZE);
    for (Bytes tile : store.tiles(level, first, last)) {
      all.put(tile.toByteArray(), 0, Math.min(tile.size(), all.remaining()));
    }
    return all.hasRemaining() ? Optional.empty() : Optional.of(Bytes.of(all.array()));
  }

  /**
   * A leaf that somebody may see.
   *
   * @param content what the subject is the digest of, if it is kept here
   */
  public record Shown(LeafIndex index, LeafOpening opening, Optional<Bytes> content) {}

  /** The leaves from a place on that a lab may see: its own, and those of all. */
  public List<Shown> leaves(MemberId lab, long from, int most) {
    return database.list(
        "select leaf_index, kind, salt, subject, content from ledger_leaf where leaf_index >= ?"
            + " and (member_id = ? or member_id is null) order by leaf_index limit "
            + most,
        row ->
            new Shown(
                new LeafIndex(row.getLong(1)),
                new LeafOpening(
                    LeafKind.of(row.getString(2)),
                    Bytes.fromBase64Url(row.getString(3)),
                    Digest.parse(row.getString(4))),
                Optional.ofNullable(row.getBytes(5)).map(Bytes::of)),
        from,
        lab.value());
  }

  /** The proof that the tree of a head grew out of an earlier one. */
  ConsistencyProof grown(TreeSize earlier, SignedCheckpoint head) {
    return new CheckedTiles(head.size(), head.root(), this::hashes).consistency(earlier);
  }

  /** The proof of a leaf that a lab may see; empty if there is none, or it is another's. */
  public Optional<LogProof> proof(MemberId lab, LeafKind kind, Digest subject) {
    return database
        .first(
            "select leaf_index, salt from ledger_leaf where subject = ? and kind = ?"
                + " and (member_id = ? or member_id is null)",
            row ->
                new Shown(
                    new LeafIndex(row.getLong(1)),
                    new LeafOpening(kind, Bytes.fromBase64Url(row.getString(2)), subject),
                    Optional.empty()),
            subject.base64Url(),
            kind.word(),
            lab.value())
        .map(this::proof);
  }

  private LogProof proof(Shown leaf) {
    SignedCheckpoint head =
        head(
            checkpoint()
                .orElseThrow(() -> new IllegalStateException("a leaf without a checkpoint")));
    CheckedTiles tree = new CheckedTiles(head.size(), head.root(), this::hashes);
    return LogProof.of(leaf.opening(), tree.inclusion(leaf.index(), leaf.opening().leaf()), head);
  }

  /** Opened once: it is the same for all who ask until the next one is signed. */
  private SignedCheckpoint head(Bytes note) {
    SignedCheckpoint known = opened.get();
    if (known == null || !known.toBytes().equals(note)) {
      known = hub.log().publicKey().open(note);
      opened.set(known);
    }
    return known;
  }

  private Tile hashes(TilePath path) {
    int bytes = path.width() * Digest.SIZE;
    return kept.tile(LedgerStore.Place.of(path), bytes, store::tile)
        .filter(content -> content.size() >= bytes)
        .map(content -> Tile.parse(Bytes.of(content.toByteArray(), 0, bytes), path.width()))
        .orElseThrow(() -> new IllegalStateException("the log lacks a tile"));
  }
}
