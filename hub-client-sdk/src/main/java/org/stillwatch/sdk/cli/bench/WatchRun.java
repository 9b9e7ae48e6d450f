package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.transport.HubAddress;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.watch.Meters;
import org.stillwatch.sdk.watch.Sighting;
import org.stillwatch.sdk.watch.Watch;
import org.stillwatch.sdk.watch.WatchDigest;
import org.stillwatch.sdk.watch.WatchSettings;
import org.stillwatch.sdk.watch.WatchedValues;
import org.stillwatch.sdk.watch.WhenBlind;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.oprf.TokenClass;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/**
 * A store of so many reported cards, a watch over it, and look-ups by one thread: of cards that
 * were reported and of others, as text from a form and in the form that is tokenised.
 */
public final class WatchRun {
  public static final int LEAST = 1_000;
  public static final int MOST = Cards.MOST;

  private static final String STRANGE = "41000000";
  private static final int A_REPORT = 100_000;
  private static final int A_ROUND = 1_000_000;
  private static final int A_BLOCK = 1_000;
  private static final int WARM_UP = 4;
  private static final long SEED = 2_026;

  private final Surroundings around;
  private final Consumer<String> said;

  /**
   * A run.
   *
   * @param said is told how far it is
   */
  public WatchRun(Surroundings around, Consumer<String> said) {
    this.around = around;
    this.said = said;
  }

  /** Runs; the folder is for the store. */
  public WatchResult of(int values, int rounds, Path folder) throws IOException {
    byte[] secret = new byte[32];
    around.random().nextBytes(secret);
    WatchDigest digest = new WatchDigest(Bytes.of(secret));
    PrivateStore store =
        new PrivateStore(
            PrivateFolder.at(folder.resolve("store")), Bytes.of(secret), around.random());
    fill(store, digest, values);
    long before = heap();
    long begun = System.nanoTime();
    WatchSettings settings = WatchSettings.of(WhenBlind.FAIL_CLOSED, Duration.ofHours(1));
    try (Watch watch = Watch.over(store, root(), digest, settings, Meters.NONE, around.clock())) {
      long loaded = (System.nanoTime() - begun) / 1_000_000;
      said.accept("loaded " + watch.size() + " values in " + loaded + " ms");
      long heap = heap() - before;
      return new WatchResult(values, loaded, heap, lookups(watch, values, rounds));
    }
  }

  private void fill(PrivateStore store, WatchDigest digest, int values) throws IOException {
    for (int from = 0; from < values; from += A_REPORT) {
      List<WatchDigest.Key> keys = new ArrayList<>();
      for (int i = from; i < Math.min(values, from + A_REPORT); i++) {
        keys.add(digest.of(tokenised(Cards.card(Cards.USUAL, i))));
      }
      store.keepReport(
          new StixId("grouping", new UUID(0x4000L, 0x8000000000000000L | from)),
          new PrivateStore.Kept(new TreeSet<>(), WatchedValues.of(keys)));
    }
    store.keepFeedRead(around.clock().instant());
    said.accept("the store holds " + values + " values");
  }

  private static CanonicalValue tokenised(String card) {
    return new CanonicalValue(TokenClass.PAYMENT, "card:" + card);
  }

  private TrustRoot root() {
    return new TrustRoot(
        new HubId(new UUID(0x4000L, 0x8000000000000000L)),
        new HubAddress(URI.create("http://127.0.0.1:1")),
        SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, around.random()).publicKey(),
        new LabId(new UUID(0x4000L, 0x8000000000000000L)),
        new MatchingDomain("bench"));
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** First all of them untimed, for a program looks up known and unknown values in turn. */
  private Map<String, WatchResult.Times> lookups(Watch watch, int values, int rounds) {
    Random random = new Random(SEED);
    String[] known = cards(i -> Cards.card(Cards.USUAL, random.nextInt(values)));
    String[] strange = cards(i -> Cards.card(STRANGE, random.nextInt(MOST)));
    lookups(watch, known, strange, WARM_UP);
    said.accept("warm");
    return lookups(watch, known, strange, rounds);
  }

  private static Map<String, WatchResult.Times> lookups(
      Watch watch, String[] known, String[] strange, int rounds) {
    Map<String, WatchResult.Times> times = new LinkedHashMap<>();
    times.put("tokenised_unknown", timed(rounds, 0, strange, WatchRun::tokenised, watch::value));
    times.put("tokenised_known", timed(rounds, A_ROUND, known, WatchRun::tokenised, watch::value));
    times.put("text_unknown", timed(rounds, 0, strange, WatchRun::read, watch::payment));
    times.put("text_known", timed(rounds, A_ROUND, known, WatchRun::read, watch::payment));
    times.put("account_unknown", timed(rounds, 0, strange, WatchRun::read, watch::account));
    return times;
  }

  private static String[] cards(IntFunction<String> card) {
    String[] cards = new String[A_ROUND];
    for (int i = 0; i < A_ROUND; i++) {
      cards[i] = card.apply(i);
    }
    return cards;
  }

  private static int hit(Sighting sighting) {
    return sighting instanceof Sighting.Reported ? 1 : 0;
  }

  /** As a program has it that has just read it: a text of its own. */
  private static String read(String card) {
    return new String(card.toCharArray());
  }

  /**
   * Counts what was found, so that nothing is optimised away and every answer is checked. What is
   * looked up is made a thousand at a time, and the making is not timed: it is as near to the
   * processor as what a program has just read. The table is not.
   */
  private static <T> WatchResult.Times timed(
      int rounds,
      int expected,
      String[] cards,
      Function<String, T> make,
      Function<T, Sighting> look) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] cpu = new long[rounds];
    long[] wall = new long[rounds];
    List<T> block = new ArrayList<>(A_BLOCK);
    for (int round = -WARM_UP; round < rounds; round++) {
      int found = 0;
      long took = 0;
      long cpuTook = 0;
      for (int from = 0; from < A_ROUND; from += A_BLOCK) {
        block.clear();
        for (int i = from; i < from + A_BLOCK; i++) {
          block.add(make.apply(cards[i]));
        }
        long cpuBegun = threads.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        for (T one : block) {
          found += hit(look.apply(one));
        }
        took += System.nanoTime() - begun;
        cpuTook += threads.getCurrentThreadCpuTime() - cpuBegun;
      }
      if (found != expected) {
        throw new IllegalStateException("found " + found + " instead of " + expected);
      }
      if (round >= 0) {
        wall[round] = took / A_ROUND;
        cpu[round] = cpuTook / A_ROUND;
      }
    }
    return new WatchResult.Times(
        new LatencyResult.Ascending(cpu), new LatencyResult.Ascending(wall));
  }
}
