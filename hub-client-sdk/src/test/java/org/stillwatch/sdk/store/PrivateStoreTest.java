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

  private void keep(String... accounts) throws Exception {
    store(1)
        .keepReport(
            report,
            new PrivateStore.Kept(new TreeSet<>(Set.of(accounts)), Bytes.of(new byte[] {7})));
  }

  @Test
  void theDigestsOfItsValuesComeBack() throws Exception {
    keep("acct-a");
    assertThat(store(1).report(report).orElseThrow().values().hex()).isEqualTo("07");
    assertThat(store(1).reports()).containsExactly(report);
  }

  @Test
  void aReportThatWasKeptBeforeThereWereDigestsHasNone() throws Exception {
    String json = "{\"accounts\":[\"acct-a\"],\"report\":\"" + report + "\"}";
    byte[] secret = new byte[32];
    secret[0] = 1;
    new SealedFolder(
            PrivateFolder.at(folder.resolve("store")).in("reports"),
            Bytes.of(secret),
            new SecureRandom())
        .write(report.toString(), json.getBytes(StandardCharsets.UTF_8));
    assertThat(store(1).report(report).orElseThrow().values().size()).isZero();
    assertThat(store(1).accounts(report).orElseThrow()).containsExactly("acct-a");
  }

  @Test
  void whatTheLabTookBackIsRememberedAndForgotten() throws Exception {
    store(1).keepWithdrawn(report);
    assertThat(store(1).withdrawn()).containsExactly(report);
    store(1).forgetWithdrawn(report);
    assertThat(store(1).withdrawn()).isEmpty();
  }

  @Test
  void theAccountsOfAReportComeBackAndAreNotOnDiskInTheClear() throws Exception {
    keep("acct-b", "acct-a");

    assertThat(store(1).accounts(report).orElseThrow()).containsExactly("acct-a", "acct-b");
    Path file = folder.resolve("store/reports/" + report);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("acct");
  }

  @Test
  void anotherKeyOpensNothing() throws Exception {
    keep("acct-a");
    assertThatIOException().isThrownBy(() -> store(2).accounts(report));
  }

  @Test
  void aFileUnderAnotherNameIsRefused() throws Exception {
    keep("acct-a");
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
