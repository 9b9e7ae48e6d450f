package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.meaning.MeaningUnavailable;
import org.stillwatch.sdk.meaning.WordsEmbedding;

class BackgroundMeaningTest {
  private final GroupKey key = GroupKey.of(new byte[16]);
  private final WordsEmbedding embedding = new WordsEmbedding("words/1");

  private BackgroundBuilder builder(long seed) {
    Random random = new Random(seed);
    BackgroundBuilder builder = new BackgroundBuilder(key, 300);
    for (int i = 0; i < 300; i++) {
      builder.add(Words.text(random, 6));
    }
    return builder;
  }

  private static byte[] bytes(Background background) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    background.write(out);
    return out.toByteArray();
  }

  @Test
  void aBackgroundThatSpeaksOfMeaningReadsBack() throws IOException {
    Background built = builder(1).build(embedding);
    Background read = Background.read(new ByteArrayInputStream(bytes(built)), key);
    assertThat(read.digest()).isEqualTo(built.digest());
    assertThat(read.size()).isEqualTo(built.size());
    List<String> prompts = List.of(Words.text(new Random(3), 6));
    assertThat(read.meanings(key, embedding).sketch(prompts))
        .isEqualTo(built.meanings(key, embedding).sketch(prompts));
  }

  @Test
  void withoutAModelTheFileIsAsItWasBefore() throws IOException {
    assertThat(bytes(builder(1).build())[7]).isEqualTo((byte) 1);
    assertThat(bytes(builder(1).build(embedding))[7]).isEqualTo((byte) 2);
  }

  @Test
  void differentMeaningsOfTheOrdinaryAreDifferentBackgrounds() throws IOException {
    assertThat(builder(1).build(embedding).digest())
        .isNotEqualTo(builder(1).build().digest())
        .isNotEqualTo(builder(1).build(new WordsEmbedding("words/2")).digest());
  }

  @Test
  void aBackgroundWithoutMeaningOrOfAnotherModelMakesNoSketch() throws IOException {
    assertReason(builder(1).build(), MeaningUnavailable.Reason.NOT_IN_BACKGROUND);
    Background other = builder(1).build(new WordsEmbedding("words/2"));
    assertReason(other, MeaningUnavailable.Reason.OTHER_MODEL);
  }

  private void assertReason(Background background, MeaningUnavailable.Reason expected) {
    assertThatThrownBy(() -> background.meanings(key, embedding))
        .isInstanceOfSatisfying(
            MeaningUnavailable.class, refused -> assertThat(refused.reason()).isEqualTo(expected));
  }

  @Test
  void anyDamageIsNoticed() throws IOException {
    byte[] file = bytes(builder(1).build(embedding));
    long seed = 9;
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      byte[] damaged =
          round % 3 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
      if (round % 3 != 0) {
        damaged[random.nextInt(file.length)] ^= (byte) (1 + random.nextInt(255));
      }
      assertThatThrownBy(() -> Background.read(new ByteArrayInputStream(damaged), key))
          .as("seed %d round %d", seed, round)
          .isInstanceOf(IOException.class);
    }
  }
}
