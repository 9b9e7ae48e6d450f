package org.stillwatch.sdk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Ceiling;

class KeyTableTest {
  private record Key(long high, long low) {
    /** Placed by one number and told by another, whose bits come where tags have them. */
    static Key of(int home, int tag) {
      return new Key(((long) home << 32) | (Integer.reverse(tag) & 0xFFFF_FFFFL), 0);
    }
  }

  private static final Sighting[] KNOWN = known(64);

  private static Sighting[] known(int many) {
    Sighting[] known = new Sighting[many];
    for (int i = 0; i < many; i++) {
      known[i] = new Sighting.Reported(new StixId("grouping", new UUID(0, i)));
    }
    return known;
  }

  private static Sighting alerted(int cluster, Ceiling ceiling) {
    StixId id = new StixId("grouping", new UUID(0, cluster));
    return new Sighting.Alerted(id, id, id, "2-4", ceiling, Instant.EPOCH);
  }

  private static void add(Entries entries, Key key, int cluster) {
    entries.add(key.high(), key.low(), cluster);
  }

  private static Sighting look(KeyTable table, Key key, Sighting[] known) {
    return table.look(key.high(), known, Sighting.CLEAR);
  }

  @Test
  void itSaysWhatAMapSaysAndOfNothingElse() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int size : new int[] {0, 1, 7, 8, 9, 1_000, 50_000}) {
      Map<Key, Integer> map = new HashMap<>();
      Entries entries = new Entries(0);
      for (int i = 0; i < size; i++) {
        // Half of them crowd together in few buckets.
        int home = i % 2 == 0 ? random.nextInt() : random.nextInt(1 + size / 64);
        Key key = Key.of(home, i);
        int cluster = random.nextInt(KNOWN.length);
        if (map.putIfAbsent(key, cluster) == null) {
          add(entries, key, cluster);
        }
      }
      KeyTable table = new KeyTable(entries);
      assertThat(table.distinct()).as("seed %d", seed).isEqualTo(map.size());
      map.forEach((key, cluster) ->
          assertThat(look(table, key, KNOWN))
              .as("seed %d, size %d", seed, size)
              .isEqualTo(KNOWN[cluster]));
      for (int i = 0; i < 1_000; i++) {
        Key other = new Key(random.nextLong(), random.nextLong());
        Sighting expected = map.containsKey(other) ? KNOWN[map.get(other)] : Sighting.CLEAR;
        assertThat(look(table, other, KNOWN)).isEqualTo(expected);
      }
    }
  }

  @Test
  void keysThatShareAPlaceOrATagAreTold() {
    Entries entries = new Entries(4);
    for (int i = 0; i < 30; i++) {
      add(entries, Key.of(0, 100 + i), 4);
    }
    add(entries, Key.of(-1, 5), 0);
    add(entries, Key.of(-1, 6), 1);
    add(entries, Key.of(0, 5), 2);
    KeyTable table = new KeyTable(entries);
    List<Sighting> found = new ArrayList<>();
    for (int[] key : new int[][] {{-1, 5}, {-1, 6}, {0, 5}, {0, 6}, {-1, 7}, {5, -1}}) {
      found.add(look(table, Key.of(key[0], key[1]), KNOWN));
    }
    assertThat(found)
        .containsExactly(
            KNOWN[0], KNOWN[1], KNOWN[2], Sighting.CLEAR, Sighting.CLEAR, Sighting.CLEAR);
  }

  @Test
  void aKeyOfManyClustersHasTheStrongestAndEachOnce() {
    Sighting[] known = KNOWN.clone();
    known[9] = alerted(9, Ceiling.RESTRICT);
    known[40] = alerted(40, Ceiling.OBSERVE);
    Entries entries = new Entries(0);
    for (int again = 0; again < 2; again++) {
      for (int cluster = 0; cluster < known.length; cluster++) {
        add(entries, Key.of(7, 7), cluster);
      }
    }
    add(entries, Key.of(7, 8), 3);
    KeyTable table = new KeyTable(entries);
    assertThat(table.distinct()).isEqualTo(2);
    assertThat(table.size()).isEqualTo(known.length + 1);
    assertThat(look(table, Key.of(7, 7), known)).isEqualTo(known[9]);
    assertThat(look(table, Key.of(7, 8), known)).isEqualTo(known[3]);
    Entries out = new Entries(0);
    table.addTo(out);
    assertThat(new KeyTable(out).size()).isEqualTo(table.size());
  }

  @Test
  void aTableThatWrapsRoundFindsWhatLiesAtItsBeginning() {
    Entries entries = new Entries(0);
    for (int i = 0; i < 500; i++) {
      add(entries, Key.of(-1, i), i % KNOWN.length);
    }
    KeyTable table = new KeyTable(entries);
    for (int i = 0; i < 500; i++) {
      assertThat(look(table, Key.of(-1, i), KNOWN)).isEqualTo(KNOWN[i % KNOWN.length]);
    }
    assertThat(look(table, Key.of(-1, 500), KNOWN)).isEqualTo(Sighting.CLEAR);
  }

  /** As many as the doc counts with: a stranger is told by a tag of 40 bits and by its bucket. */
  @Test
  void noStrangerOfAMillionIsTakenForOneOfTheKeys() {
    Random random = new Random(12);
    Entries entries = new Entries(0);
    for (int i = 0; i < 500_000; i++) {
      entries.add(random.nextLong(), random.nextLong(), i % KNOWN.length);
    }
    KeyTable table = new KeyTable(entries);
    assertThat(table.distinct()).isEqualTo(500_000);
    for (int i = 0; i < 1_000_000; i++) {
      assertThat(table.look(random.nextLong(), KNOWN, Sighting.CLEAR)).isEqualTo(Sighting.CLEAR);
    }
  }

  @Test
  void aTableOfTwoHasWhatBothHave() {
    Random random = new Random(11);
    Entries all = new Entries(0);
    Entries more = new Entries(0);
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Key key = new Key(random.nextLong(), random.nextLong());
      keys.add(key);
      (i % 2 == 0 ? all : more).add(key.high(), key.low(), i % KNOWN.length);
    }
    new KeyTable(more).addTo(all);
    KeyTable both = new KeyTable(all);
    for (int i = 0; i < keys.size(); i++) {
      assertThat(both.look(keys.get(i).high(), KNOWN, Sighting.CLEAR))
          .isEqualTo(KNOWN[i % KNOWN.length]);
    }
  }
}
