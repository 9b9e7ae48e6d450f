package org.stillwatch.hub.ledger;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.storage.Database;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.log.LeafOpening;
import org.stillwatch.wire.log.SignedCheckpoint;
import org.stillwatch.wire.tree.TilePath;

/** The tables of the log, as the sequencer needs them. Every method runs within a transaction. */
@Singleton
public final class LedgerStore {
  private final Database database;

  /** The tables in that database. */
  @Inject
  public LedgerStore(Database database) {
    this.database = database;
  }

  /** Where a tile stands, whatever its width. */
  record Place(int level, long index) {
    static Place of(TilePath path) {
      return new Place(path.level(), path.index());
    }
  }

  /** What is due. It comes in the order of its digests, which tells nothing. */
  List<PendingLeaf> due(Instant now, int most) {
    return database.list(
        "select kind, salt, subject, member_id, content from ledger_pending where enters_at <= ?"
            + " order by subject, kind limit "
            + most,
        row ->
            new PendingLeaf(
                new LeafOpening(
                    LeafKind.of(row.getString(1)),
                    Bytes.fromBase64Url(row.getString(2)),
                    Digest.parse(row.getString(3))),
                row.getObject(4, UUID.class),
                row.getBytes(5)),
        now);
  }

  /** The leaves get the places from {@code first} on, and wait no more. */
  void place(List<PendingLeaf> leaves, long first) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<@Nullable Object[]> gone = new ArrayList<>();
    long index = first;
    for (PendingLeaf leaf : leaves) {
      String subject = leaf.opening().subject().base64Url();
      String kind = leaf.opening().kind().word();
      rows.add(
          new Object[] {
            index++, subject, kind, leaf.opening().salt().base64Url(), leaf.member(), leaf.content()
          });
      gone.add(new Object[] {subject, kind});
    }
    database.batch(
        "insert into ledger_leaf (leaf_index, subject, kind, salt, member_id, content)"
            + " values (?, ?, ?, ?, ?, ?)",
        rows);
    database.batch("delete from ledger_pending where subject = ? and kind = ?", gone);
  }

  /** The head that was signed last. */
  public Optional<Bytes> checkpoint() {
    return database
        .first(
            "select note from ledger_checkpoint order by tree_size desc limit 1",
            row -> row.getString(1))
        .map(Bytes::utf8);
  }

  void keep(SignedCheckpoint checkpoint, Instant now) {
    database.update(
        "insert into ledger_checkpoint (tree_size, note, made_at) values (?, ?, ?)",
        checkpoint.size().value(),
        text(checkpoint),
        now);
  }

  /**
   * The same head with one signature more.
   *
   * @return false if another node added one meanwhile
   */
  boolean cosigned(SignedCheckpoint before, SignedCheckpoint after) {
    return database.update(
            "update ledger_checkpoint set note = ? where tree_size = ? and note = ?",
            text(after),
            after.size().value(),
            text(before))
        == 1;
  }

  private static String text(SignedCheckpoint checkpoint) {
    return new String(checkpoint.toBytes().toByteArray(), StandardCharsets.UTF_8);
  }

  /** What a tile holds by now, as wide as it is. */
  Optional<Bytes> tile(Place place) {
    return database
        .first(
            "select content from ledger_tile where level = ? and tile_index = ?",
            row -> row.getBytes(1),
            place.level(),
            place.index())
        .map(Bytes::of);
  }

  /** Tiles of a level in a row, each as wide as it is. */
  List<Bytes> tiles(int level, long first, long last) {
    return database.list(
        "select content from ledger_tile where level = ? and tile_index between ? and ?"
            + " order by tile_index",
        row -> Bytes.of(row.getBytes(1)),
        level,
        first,
        last);
  }

  /** Writes tiles that grew, and new ones. */
  void write(Map<Place, Bytes> tiles) {
    List<Map.Entry<Place, Bytes>> all = List.copyOf(tiles.entrySet());
    List<@Nullable Object[]> grown = new ArrayList<>();
    all.forEach(tile -> grown.add(row(tile)));
    int[] changed =
        database.batch(
            "update ledger_tile set content = ? where level = ? and tile_index = ?", grown);
    List<@Nullable Object[]> fresh = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (changed[i] == 0) {
        fresh.add(row(all.get(i)));
      }
    }
    database.batch("insert into ledger_tile (content, level, tile_index) values (?, ?, ?)", fresh);
  }

  private static Object[] row(Map.Entry<Place, Bytes> tile) {
    return new Object[] {
      tile.getValue().toByteArray(), tile.getKey().level(), tile.getKey().index()
    };
  }
}
