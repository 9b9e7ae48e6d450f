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

class KeptTemplatesTest {
  private static final long SEED = 44;

  @TempDir Path folder;

  private static ShingleSet shingles(Random random) {
    return ShingleSet.of(random.longs(random.nextInt(60)).toArray());
  }

  private static List<Template> templates() {
    Random random = new Random(SEED);
    List<Template> templates = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      templates.add(
          i % 7 == 0
              ? Template.NONE
              : new Template(shingles(random), shingles(random), shingles(random), i % 3 == 0));
    }
    return templates;
  }

  private KeptTemplates kept(long memoryBytes) {
    return new KeptTemplates(memoryBytes, folder, new SecureRandom(new byte[] {1}));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void whatWasAddedComesBackInWhateverMemory() throws IOException {
    List<Template> templates = templates();
    for (long memory : new long[] {1, 20_000, 1L << 30}) {
      try (KeptTemplates kept = kept(memory)) {
        kept.addAll(templates);
        assertThat(kept.bytesWritten() > 0).isEqualTo(memory < 1L << 30);
        assertThat(kept).as("memory %d", memory).isEqualTo(templates);
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
          int index = random.nextInt(templates.size());
          assertThat(kept.get(index)).as("seed %d", SEED).isEqualTo(templates.get(index));
        }
      }
      assertThat(files()).as("files that stay").isEmpty();
    }
  }

  @Test
  void aFileThatWasChangedIsNoticed() throws IOException {
    try (KeptTemplates kept = kept(1)) {
      kept.addAll(templates());
      Path file = files().get(0);
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThatThrownBy(() -> kept.forEach(Template::isEmpty))
          .isInstanceOf(UncheckedIOException.class);
    }
  }
}
