package org.stillwatch.wire.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Mutations;

class TilesTest {
  @ParameterizedTest
  @CsvSource({
    "tile/0/000, 0, 0, 256",
    "tile/0/000.p/1, 0, 0, 1",
    "tile/2/x001/x234/067, 2, 1234067, 256",
    "tile/entries/x001/000.p/255, -1, 1000, 255",
    "tile/63/999, 63, 999, 256"
  })
  void aPathIsWrittenAsTheSpecificationWritesIt(String text, int level, long index, int width) {
    TilePath path = new TilePath(level, index, width);
    assertThat(path).hasToString(text);
    assertThat(TilePath.parse(text)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/0/0",
        "tile/00/000",
        "tile/64/000",
        "tile/-1/000",
        "tile/0/x000/000",
        "tile/0/001/000",
        "tile/0/x001",
        "tile/0/1000",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000.p/999",
        "tile/0/000/",
        "/tile/0/000",
        "tile/0/../000",
        "tile/0/x999/x999/x999/x999/x999/999",
        "tile/entries/0x0",
        "tile/Entries/000"
      })
  void anyOtherPathIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TilePath.parse(text));
  }

  @Test
  void theTreeOf70000HasTheTilesOfTheSpecification() {
    TreeSize size = new TreeSize(70_000);
    assertThat(TilePath.of(0, 69_887, size)).hasToString("tile/0/272");
    assertThat(TilePath.of(0, 69_888, size)).hasToString("tile/0/273.p/112");
    assertThat(TilePath.of(1, 255, size)).hasToString("tile/1/000");
    assertThat(TilePath.of(1, 256, size)).hasToString("tile/1/001.p/17");
    assertThat(TilePath.of(2, 0, size)).hasToString("tile/2/000.p/1");
    assertThat(TilePath.of(1, 0, new TreeSize(256))).hasToString("tile/1/000.p/1");
  }

  @Test
  void aTreeInTilesGivesTheRootsAndProofsOfTheTreeInMemory() {
    long seed = 7;
    Random random = new Random(seed);
    MerkleTree tree = new MerkleTree();
    Map<String, Tile> tiles = new HashMap<>();
    for (int size = 1; size <= 70_000; size++) {
      tree.append(leaf(size));
      if (size <= 600 || random.nextInt(4_000) == 0 || size >= 69_990) {
        equalAt(tree, tiles, random);
      }
    }
    assertThat(tiles).as("tiles of three levels").containsKey("tile/2/000.p/1");
  }

  private static void equalAt(MerkleTree tree, Map<String, Tile> tiles, Random random) {
    TiledTree tiled =
        new TiledTree(
            tree.size(), path -> tiles.computeIfAbsent(path.toString(), p -> tile(tree, path)));
    assertThat(tiled.root()).isEqualTo(tree.root());
    LeafIndex index = new LeafIndex(random.nextLong(tree.size().value()));
    assertThat(tiled.inclusion(index)).isEqualTo(tree.inclusion(index));
    TreeSize earlier = new TreeSize(1 + random.nextLong(tree.size().value()));
    assertThat(tiled.consistency(earlier)).isEqualTo(tree.consistency(earlier));
  }

  @Test
  void aCheckedTileProvesEachOfItsLeavesAndNoOther() {
    MerkleTree tree = new MerkleTree();
    for (int i = 0; i < 70_000; i++) {
      tree.append(leaf(i));
    }
    CheckedTiles checked = new CheckedTiles(tree.size(), tree.root(), path -> tile(tree, path));
    for (int i = 0; i < 70_000; i += 7) {
      checked.require(new LeafIndex(i), leaf(i));
      LeafIndex index = new LeafIndex(i);
      LeafHash other = leaf(i + 1);
      assertThatThrownBy(() -> checked.require(index, other)).isInstanceOf(ProofBroken.class);
    }
    assertThat(checked.inclusion(new LeafIndex(69_999), leaf(69_999)))
        .isEqualTo(tree.inclusion(new LeafIndex(69_999)));
    TreeSize earlier = new TreeSize(300);
    checked.requireGrownFrom(earlier, tree.rootOf(earlier));
    assertThatThrownBy(() -> checked.requireGrownFrom(earlier, tree.root()))
        .isInstanceOf(ProofBroken.class);
    assertThatThrownBy(() -> checked.require(new LeafIndex(70_000), leaf(70_000)))
        .isInstanceOf(ProofBroken.class);
  }

  @Test
  void theOnlyLeafOfATreeIsChecked() {
    MerkleTree tree = MerkleTree.of(List.of(leaf(0)));
    CheckedTiles checked = new CheckedTiles(tree.size(), tree.root(), path -> tile(tree, path));
    checked.require(new LeafIndex(0), leaf(0));
    CheckedTiles lied = new CheckedTiles(tree.size(), RootHash.EMPTY, path -> tile(tree, path));
    assertThatThrownBy(() -> lied.require(new LeafIndex(0), leaf(0)))
        .isInstanceOf(ProofBroken.class);
  }

  @Test
  void anyChangedHashOfATileIsNoticed() {
    MerkleTree tree = MerkleTree.of(IntStream.range(0, 300).mapToObj(TilesTest::leaf).toList());
    for (int level = 0; level < 2; level++) {
      TilePath changedPath = new TilePath(level, level == 0 ? 1 : 0, level == 0 ? 44 : 1);
      for (int i = 0; i < changedPath.width(); i++) {
        int at = i;
        CheckedTiles checked =
            new CheckedTiles(
                tree.size(),
                tree.root(),
                path ->
                    path.equals(changedPath) ? changed(tile(tree, path), at) : tile(tree, path));
        assertThatThrownBy(() -> checked.require(new LeafIndex(256), leaf(256)))
            .isInstanceOf(ProofBroken.class);
      }
    }
  }

  private static Tile changed(Tile tile, int at) {
    List<Digest> hashes = new ArrayList<>(tile.hashes());
    hashes.set(at, Digest.ZERO);
    return new Tile(hashes);
  }

  @Test
  void aFrontierHasTheRootOfTheTreeAtEverySize() {
    MerkleTree tree = new MerkleTree();
    Frontier frontier = new Frontier();
    assertThat(frontier.root()).isEqualTo(RootHash.EMPTY);
    for (int i = 0; i < 1_100; i++) {
      tree.append(leaf(i));
      frontier.append(leaf(i));
      assertThat(frontier.size()).isEqualTo(tree.size());
      assertThat(frontier.root()).isEqualTo(tree.root());
    }
  }

  /** By definition: the hashes over 256^level leaves each. */
  private static Tile tile(MerkleTree tree, TilePath path) {
    List<Digest> hashes = new ArrayList<>();
    for (int i = 0; i < path.width(); i++) {
      hashes.add(tree.complete(8 * path.level(), path.index() * 256 + i));
    }
    return new Tile(hashes);
  }

  @Test
  void aTreeAsksForNoTileThatItDoesNotHave() {
    TiledTree tree = new TiledTree(new TreeSize(5), path -> new Tile(List.of(Digest.ZERO)));
    assertThatExceptionOfType(ProofBroken.class).isThrownBy(() -> tree.complete(0, 5));
    assertThatExceptionOfType(ProofBroken.class).isThrownBy(() -> tree.complete(3, 0));
    assertThatExceptionOfType(ProofBroken.class).isThrownBy(() -> tree.complete(16, 0));
    assertThatThrownBy(tree::root).hasMessageContaining("another width");
    assertThatThrownBy(() -> tree.inclusion(new LeafIndex(5))).isInstanceOf(ProofBroken.class);
    assertThatThrownBy(() -> tree.consistency(new TreeSize(0))).isInstanceOf(ProofBroken.class);
    assertThatThrownBy(() -> tree.consistency(new TreeSize(6))).isInstanceOf(ProofBroken.class);
  }

  @Test
  void aTileIsItsHashesOneAfterTheOther() {
    Tile tile = new Tile(List.of(Digest.of(new byte[1]), Digest.of(new byte[2])));
    assertThat(tile.toBytes().size()).isEqualTo(64);
    assertThat(Tile.parse(tile.toBytes(), 2)).isEqualTo(tile);
    assertThatIllegalArgumentException().isThrownBy(() -> Tile.parse(tile.toBytes(), 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Tile.parse(Bytes.of(new byte[0]), 0));
    assertThatIllegalArgumentException().isThrownBy(tile::above);
  }

  @Test
  void aBundleIsItsEntriesWithTheirLengths() {
    EntryBundle bundle =
        new EntryBundle(List.of(Bytes.utf8("ab"), Bytes.utf8(""), Bytes.of(new byte[300])));
    assertThat(bundle.toBytes().hex()).startsWith("00026162" + "0000" + "012c00");
    assertThat(EntryBundle.parse(bundle.toBytes(), 3)).isEqualTo(bundle);
    assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.parse(bundle.toBytes(), 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EntryBundle(List.of(Bytes.of(new byte[65_536]))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aMutatedBundleOrPathIsRefusedOrReadsAsItIsWritten(long seed) {
    Random random = new Random(seed);
    Bytes bundle = new EntryBundle(List.of(Bytes.utf8("abc"), Bytes.utf8("defg"))).toBytes();
    byte[] path = "tile/2/x001/x234/067.p/8".getBytes(StandardCharsets.US_ASCII);
    int read = 0;
    for (int i = 0; i < 3_000; i++) {
      Bytes changed = Bytes.of(Mutations.mutate(bundle.toByteArray(), random));
      String text = new String(Mutations.mutate(path, random), StandardCharsets.US_ASCII);
      try {
        assertThat(EntryBundle.parse(changed, 2).toBytes()).as("seed %d", seed).isEqualTo(changed);
        assertThat(TilePath.parse(text)).as("seed %d", seed).hasToString(text);
        read++;
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
    assertThat(read).isBetween(100, 2_000);
  }

  private static LeafHash leaf(int i) {
    return LeafHash.of(Bytes.utf8("entry " + i));
  }
}
