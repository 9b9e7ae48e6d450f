package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class CorpusTest {
  private static final String LINE =
      "{\"campaign\":\"c1\",\"family\":\"f1\",\"lab\":\"A\",\"account\":\"c1-A0\",\"level\":\"L0\","
          + "\"tshare\":0.8,\"source\":\"own\",\"text\":\"Say it\\nagain.\"}\n";

  @TempDir Path folder;

  @Test
  void aLineBecomesALabelledPromptAndOtherFieldsAreIgnored() throws IOException {
    assertThat(Corpus.read(plain(LINE + "\n" + LINE)).prompts())
        .hasSize(2)
        .containsOnly(new LabelledPrompt("c1", "f1", "A", "c1-A0", "L0", "Say it\nagain."));
  }

  @Test
  void gzipIsRecognisedByItsFirstBytes() throws IOException {
    Path file = folder.resolve("corpus.of-any-name");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(LINE.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Corpus.read(file)).isEqualTo(Corpus.read(plain(LINE)));
  }

  @Test
  void aMalformedLineIsNamedByItsNumberAndNotQuoted() throws IOException {
    Path broken = plain(LINE + "{\"campaign\":\"secret\n");
    assertThatThrownBy(() -> Corpus.read(broken))
        .isInstanceOf(Corpus.MalformedCorpus.class)
        .hasMessageContainingAll("Line 2", "not a JSON object")
        .hasMessageNotContaining("secret");

    Path incomplete = plain(LINE.replace("\"level\":\"L0\",", ""));
    assertThatThrownBy(() -> Corpus.read(incomplete))
        .isInstanceOf(Corpus.MalformedCorpus.class)
        .hasMessageContainingAll("Line 1", "no string field \"level\"")
        .hasMessageNotContaining("Say it");
  }

  @Test
  void aPromptShowsItsLabelAndNotItsText() {
    assertThat(new LabelledPrompt("c1", "f1", "A", "c1-A0", "L0", "Say it").toString())
        .contains("c1-A0")
        .doesNotContain("Say it");
  }

  @Test
  void aboutHalfOfTheBenignPromptsOfEachLabGoToTheBackgroundAndNowhereElse() {
    var prompts = new ArrayList<LabelledPrompt>();
    for (int i = 0; i < 3_000; i++) {
      String lab = List.of("A", "B", "C").get(i % 3);
      prompts.add(new LabelledPrompt("benign", "benign", lab, "u" + i, "B", "text " + i / 6));
      prompts.add(new LabelledPrompt("c1", "f1", lab, "o" + i, "L0", "text " + i / 6));
    }
    Halves halves = Halves.of(new Corpus(prompts));

    assertThat(halves.background().keySet()).containsExactly("A", "B", "C");
    assertThat(halves.background().values()).allMatch(lab -> lab.size() > 400 && lab.size() < 600);
    assertThat(halves.measured()).filteredOn(prompt -> !prompt.isBenign()).hasSize(3_000);
    var common = new HashSet<String>();
    halves.background().values().forEach(common::addAll);
    assertThat(halves.measured())
        .filteredOn(LabelledPrompt::isBenign)
        .isNotEmpty()
        .noneMatch(prompt -> common.contains(prompt.text()));
    int kept = halves.background().values().stream().mapToInt(List::size).sum();
    assertThat(halves.measured()).hasSize(6_000 - kept);
  }

  @Test
  void theLabelledCorpusIsReadWhole() throws IOException {
    Path file = shared().resolve("corpus").resolve("dev.jsonl.gz");
    Assumptions.assumeTrue(
        Files.exists(file), "The labelled corpus is not beside this checkout; nothing to read.");

    Corpus corpus = Corpus.read(file);

    assertThat(corpus.prompts()).hasSize(25_202);
    Set<LabelledAccount> accounts = LabelledAccount.of(corpus.prompts());
    assertThat(accounts.stream().filter(LabelledAccount::isBenign)).hasSize(9_786);
    assertThat(
            accounts.stream()
                .filter(account -> !account.isBenign())
                .map(LabelledAccount::campaign)
                .collect(Collectors.toSet()))
        .hasSize(177);
  }

  private static Path shared() {
    String other = System.getenv("STILLWATCH_SHARED");
    return other == null
        ? Path.of(System.getProperty("stillwatch.root", "."), "..", "shared")
        : Path.of(other);
  }

  private Path plain(String lines) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "corpus", ".jsonl"), lines);
  }
}
