package org.stillwatch.sdk.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path folder;

  @Test
  void aTemporaryFolderGoesWithAllThatIsInIt() throws IOException {
    RunFolder temporary = RunFolder.of(Optional.empty());
    Files.writeString(temporary.in("labs").resolve("file"), "x");

    temporary.close();

    assertThat(temporary.isTemporary()).isTrue();
    assertThat(temporary.path()).doesNotExist();
  }

  @Test
  void aNamedFolderStays() throws IOException {
    try (RunFolder named = RunFolder.of(Optional.of(folder.resolve("new")))) {
      Files.writeString(named.in("labs").resolve("file"), "x");
    }
    assertThat(folder.resolve("new/labs/file")).exists();
  }

  @Test
  void aFolderThatHoldsSomethingIsRefused() throws IOException {
    Files.writeString(folder.resolve("file"), "x");

    assertThatIOException()
        .isThrownBy(() -> RunFolder.of(Optional.of(folder)))
        .withMessageContaining("not empty");
  }

  @Test
  void theEndingClosesWhatCameLastFirstAndAllEvenIfOneFails() throws IOException {
    List<String> closed = new ArrayList<>();
    Ending ending = Ending.watched();
    ending.with(() -> closed.add("folder"));
    ending.with(() -> {
      throw new IOException("stuck");
    });
    ending.with(() -> closed.add("hub"));

    assertThatIOException().isThrownBy(ending::close).withMessage("stuck");
    ending.close();

    assertThat(closed).containsExactly("hub", "folder");
    assertThat(ending.isBegun()).isTrue();
    Closeable late = () -> closed.add("late");
    assertThatIOException().isThrownBy(() -> ending.with(late));
    assertThat(closed).containsExactly("hub", "folder", "late");
  }
}
