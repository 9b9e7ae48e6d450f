package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShinglePilesTest {
  private record Of(long shingle, int cluster) {}

  @TempDir private Path folder;

  private ShinglePiles piles() {
    return new ShinglePiles(folder, new SecureRandom());
  }

  private static List<Of> pile(ShinglePiles piles, int pile) {
    List<Of> found = new ArrayList<>();
    piles.each(pile, (shingle, cluster) -> found.add(new Of(shingle, cluster)));
    return found;
  }

  @Test
  void whatWasAddedComesBackPileByPileInItsOrder() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Of> added = new ArrayList<>();
    try (ShinglePiles piles = piles()) {
      for (int member = 0; member < 3_000; member++) {
        // Some sets lie in one pile only, and are more than one block holds.
        long within = member % 1_000 == 0 ? 0x00FF_FFFF_FFFF_FFFFL : -1;
        int size = member % 1_000 == 0 ? 10_000 : random.nextInt(400);
        ShingleSet set = ShingleSet.of(random.longs(size).map(s -> s & within).toArray());
        int cluster = member / 3;
        piles.add(cluster, set);
        set.stream().forEach(shingle -> added.add(new Of(shingle, cluster)));
      }
      for (int pile = 0; pile < ShinglePiles.PILES; pile++) {
        int number = pile;
        assertThat(pile(piles, pile))
            .as("seed %d, pile %d", seed, pile)
            .isEqualTo(added.stream().filter(of -> of.shingle() >>> 56 == number).toList());
      }
      assertThat(pile(piles, 7)).as("asked again").isEqualTo(pile(piles, 7));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whoHasEnoughIsNotToldMore() {
    try (ShinglePiles piles = piles()) {
      piles.add(1, ShingleSet.of(1, 2, 3, 4));
      List<Long> taken = new ArrayList<>();
      piles.each(
          0,
          (shingle, cluster) -> {
            taken.add(shingle);
            return taken.size() < 2;
          });
      assertThat(taken).containsExactly(1L, 2L);
    }
  }

  @Test
  void aFileThatWasChangedOrCutIsNoticed() throws IOException {
    try (ShinglePiles piles = piles()) {
      piles.add(1, ShingleSet.of(new Random(3).longs(9_000).map(s -> s >>> 8).toArray()));
      assertThat(pile(piles, 0)).hasSize(9_000);
      Path file;
      try (Stream<Path> files = Files.list(folder)) {
        file = files.findFirst().orElseThrow();
      }
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThatThrownBy(() -> pile(piles, 0)).isInstanceOf(UncheckedIOException.class);
      Files.write(file, new byte[10]);
      assertThatThrownBy(() -> pile(piles, 0)).isInstanceOf(UncheckedIOException.class);
    }
  }
}
