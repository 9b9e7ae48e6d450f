package org.stillwatch.sdk.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.Words;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.seal.KeyId;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

class PublicListsTest {
  private static final GroupKey KEY = GroupKey.of(new byte[16]);
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String ONE = Words.text(new Random(1), 4);
  private static final String TWO = Words.text(new Random(2), 4);

  @TempDir private Path folder;
  private PublicLists maker;
  private PublicLists reader;

  @BeforeEach
  void two() throws IOException {
    maker = lists("maker");
    reader = lists("reader");
  }

  private PublicLists lists(String name) throws IOException {
    return new PublicLists(PrivateFolder.at(folder.resolve(name)), new SecureRandom());
  }

  private byte[] exported() throws IOException {
    return maker.own().orElseThrow().bytes().toByteArray();
  }

  private Optional<KeyId> confirmed() throws IOException {
    return Optional.of(maker.own().orElseThrow().maker().id());
  }

  @Test
  void nothingIsListedAtFirst() throws IOException {
    assertThat(maker.all()).isEmpty();
    assertThat(maker.own()).isEmpty();
    assertThat(maker.listing(KEY).isEmpty()).isTrue();
  }

  @Test
  void aListGoesFromOneMemberToAnotherAndHoldsNoWordOfItsTexts() throws IOException {
    List<UUID> added = maker.add(List.of(ONE, TWO, ONE), KEY, NOW);
    assertThat(added.get(2)).isEqualTo(added.get(0));
    assertThat(maker.add(List.of(ONE), KEY, NOW)).containsExactly(added.get(0));

    PublicList taken = reader.take(exported(), KEY, confirmed());

    assertThat(taken.version()).isOne();
    assertThat(taken.templates().stream().map(ListedTemplate::id))
        .containsExactly(added.get(0), added.get(1));
    assertThat(reader.listing(KEY).isEmpty()).isFalse();
    String file = new String(exported(), StandardCharsets.UTF_8);
    for (String word : ONE.split("[^a-z]+", -1)) {
      assertThat(word.length() < 5 || !file.contains(word)).as(word).isTrue();
    }
  }

  @Test
  void aKeyThatNobodyConfirmedIsNotBelieved() throws IOException {
    maker.add(List.of(ONE), KEY, NOW);
    assertThatThrownBy(() -> reader.take(exported(), KEY, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(confirmed().orElseThrow().toString());
    KeyId another =
        SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom())
            .publicKey()
            .id();
    assertThatThrownBy(() -> reader.take(exported(), KEY, Optional.of(another)))
        .isInstanceOf(IOException.class);
    assertThat(reader.all()).isEmpty();
  }

  @Test
  void aConfirmedKeyNeedsNoSecondWordForTheNextVersionAndAnOlderOneIsRefused() throws IOException {
    maker.add(List.of(ONE), KEY, NOW);
    byte[] first = exported();
    reader.take(first, KEY, confirmed());
    maker.add(List.of(TWO), KEY, NOW);
    assertThat(reader.take(exported(), KEY, Optional.empty()).version()).isEqualTo(2);
    assertThat(reader.take(exported(), KEY, Optional.empty()).version()).isEqualTo(2);
    assertThatThrownBy(() -> reader.take(first, KEY, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
    assertThat(reader.all()).hasSize(1);
  }

  @Test
  void aChangeOfAnyByteIsNoticed() throws IOException {
    maker.add(List.of(ONE), KEY, NOW);
    byte[] file = exported();
    long seed = 17;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] changed = file.clone();
      int place = random.nextInt(changed.length);
      changed[place] ^= (byte) (1 << random.nextInt(8));
      assertThat(catchThrowable(() -> PublicListFile.read(changed)))
          .as("seed %d, byte %d", seed, place)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aCutOrLengthenedFileIsNoticed() throws IOException {
    maker.add(List.of(ONE, TWO), KEY, NOW);
    byte[] file = exported();
    for (int length : List.of(0, 1, 50, 200, file.length / 2, file.length - 1)) {
      assertThat(catchThrowable(() -> PublicListFile.read(Arrays.copyOf(file, length))))
          .as("%d bytes", length)
          .isInstanceOf(IOException.class);
    }
    String text = new String(file, StandardCharsets.UTF_8);
    String lastLine = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
    for (byte[] longer : List.of(utf8(text + "\n"), utf8(text + lastLine))) {
      assertThatThrownBy(() -> PublicListFile.read(longer)).isInstanceOf(IOException.class);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aListUnderAnotherGroupKeyIsRefusedAndNotPassedOver() throws IOException {
    GroupKey another = GroupKey.of("another key of members".getBytes(StandardCharsets.UTF_8));
    maker.add(List.of(ONE), KEY, NOW);
    assertThatThrownBy(() -> reader.take(exported(), another, confirmed()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("group key");
    assertThatThrownBy(() -> maker.listing(another)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> maker.add(List.of(TWO), another, NOW)).isInstanceOf(IOException.class);
  }

  @Test
  void anEntryOfTheOwnListAndAWholeListOfAnotherMemberCanBeRemoved() throws IOException {
    UUID entry = maker.add(List.of(ONE), KEY, NOW).get(0);
    PublicList taken = reader.take(exported(), KEY, confirmed());

    assertThat(maker.remove(entry, KEY, NOW)).isTrue();
    assertThat(maker.own().orElseThrow().list().version()).isEqualTo(2);
    assertThat(maker.listing(KEY).isEmpty()).isTrue();
    assertThat(maker.remove(entry, KEY, NOW)).isFalse();

    assertThat(reader.remove(entry, KEY, NOW)).isFalse();
    assertThat(reader.remove(taken.id(), KEY, NOW)).isTrue();
    assertThat(reader.all()).isEmpty();
  }

  @Test
  void aTextThatIsTooShortAddsNothingAtAll() {
    assertThatThrownBy(() -> maker.add(List.of(ONE, "hello"), KEY, NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("text 2");
    assertThat(folder.resolve("maker/list-key.jwk")).doesNotExist();
  }
}
