package org.stillwatch.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;

class PrivateStoreTest {
  @TempDir private Path folder;
  private final StixId report = new StixId("grouping", UUID.randomUUID());

  private PrivateStore store(int key) throws Exception {
    byte[] secret = new byte[32];
    secret[0] = (byte) key;
    return new PrivateStore(
        PrivateFolder.at(folder.resolve("store")), Bytes.of(secret), new SecureRandom());
  }

  @Test
  void theAccountsOfAReportComeBackAndAreNotOnDiskInTheClear() throws Exception {
    store(1).keepReport(report, new TreeSet<>(Set.of("acct-b", "acct-a")));

    assertThat(store(1).accounts(report).orElseThrow()).containsExactly("acct-a", "acct-b");
    Path file = folder.resolve("store/reports/" + report);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("acct");
  }

  @Test
  void anotherKeyOpensNothing() throws Exception {
    store(1).keepReport(report, new TreeSet<>(Set.of("acct-a")));
    assertThatIOException().isThrownBy(() -> store(2).accounts(report));
  }

  @Test
  void aFileUnderAnotherNameIsRefused() throws Exception {
    store(1).keepReport(report, new TreeSet<>(Set.of("acct-a")));
    StixId other = new StixId("grouping", UUID.randomUUID());
    Files.copy(
        folder.resolve("store/reports/" + report),
        folder.resolve("store/reports/" + other),
        StandardCopyOption.COPY_ATTRIBUTES);
    assertThatIOException().isThrownBy(() -> store(1).accounts(other));
  }

  @Test
  void whatItDoesNotKnowIsEmpty() throws Exception {
    assertThat(store(1).accounts(report)).isEmpty();
    assertThat(store(1).cursor()).isEmpty();
    assertThat(store(1).delivered(report)).isFalse();
  }
}
