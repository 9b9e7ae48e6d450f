package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountBatchesTest {
  private record Sent(String account, String prompt, long day, Set<LinkValue> links) {}

  private record Kept(
      long exchanges, long first, long last, Set<LinkValue> links, List<SampledPrompt> prompts) {}

  @TempDir Path folder;

  private static List<Sent> stream() {
    Random random = new Random(23);
    List<Sent> stream = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      int account = random.nextInt(60);
      String prompt = random.nextInt(5) == 0 ? "again " + account : Words.text(random, 3);
      stream.add(
          new Sent(
              "account-" + account,
              prompt,
              20_000 + random.nextInt(50),
              random.nextInt(9) == 0
                  ? Set.of(new LinkValue("payment", "p" + random.nextInt(9)))
                  : Set.of()));
    }
    return stream;
  }

  private AccountBatches batches(long memoryBytes) {
    return new AccountBatches(
        GroupKey.of(new byte[16]),
        new AccountBatches.Limits(12, memoryBytes),
        folder,
        new SecureRandom(new byte[] {1}));
  }

  private static SortedMap<String, Kept> kept(AccountBatches batches) throws IOException {
    TreeMap<String, Kept> kept = new TreeMap<>();
    batches.forEach(b ->
        kept.put(
            b.account(),
            new Kept(
                b.exchanges(), b.firstDay(), b.lastDay(), Set.copyOf(b.links()), b.prompts())));
    return kept;
  }

  private SortedMap<String, Kept> kept(List<Sent> stream, long memoryBytes) throws IOException {
    try (AccountBatches batches = batches(memoryBytes)) {
      for (Sent sent : stream) {
        batches.add(sent.account, sent.prompt, sent.day, sent.links);
      }
      SortedMap<String, Kept> kept = kept(batches);
      assertThat(kept(batches)).as("a second look").isEqualTo(kept);
      return kept;
    }
  }

  @Test
  void theOrderOfTheStreamDoesNotMatter() throws IOException {
    List<Sent> shuffled = stream();
    Collections.shuffle(shuffled, new Random(8));
    assertThat(kept(shuffled, 1L << 30)).isEqualTo(kept(stream(), 1L << 30));
  }

  @Test
  void whatIsWrittenAwayComesBackTheSame() throws IOException {
    SortedMap<String, Kept> inMemory = kept(stream(), 1L << 30);
    for (long memory : new long[] {1, 20_000, 60_000, 150_000}) {
      assertThat(kept(stream(), memory)).as("memory %d", memory).isEqualTo(inMemory);
    }
  }

  @Test
  void aRepeatedPromptIsKeptOnceWithItsCount() throws IOException {
    try (AccountBatches batches = batches(1)) {
      for (int i = 0; i < 7; i++) {
        batches.add("a", "the same", AccountBatch.NO_DAY, Set.of());
      }
      assertThat(kept(batches))
          .containsOnlyKeys("a")
          .allSatisfy((account, kept) ->
              assertThat(kept.prompts).containsExactly(new SampledPrompt("the same", 7)));
    }
  }

  @Test
  void noClearTextIsOnDiskAndNothingStaysThere() throws IOException {
    try (AccountBatches batches = batches(50_000)) {
      for (Sent sent : stream()) {
        batches.add(sent.account, sent.prompt, sent.day, sent.links);
      }
      assertThat(batches.bytesWritten()).isPositive();
      List<Path> files = files();
      assertThat(files).isNotEmpty();
      for (Path file : files) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("again", "account-", " of ", " the ");
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aTemporaryFileThatWasChangedIsNoticed() throws IOException {
    try (AccountBatches batches = batches(50_000)) {
      for (Sent sent : stream()) {
        batches.add(sent.account, sent.prompt, sent.day, sent.links);
      }
      Path file = files().get(0);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThatThrownBy(() -> kept(batches)).isInstanceOf(IOException.class);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
