package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillwatch.wire.indicator.Feature;

class BackgroundTest {
  private final GroupKey key = GroupKey.of(new byte[16]);

  private static List<String> prompts() {
    Random random = new Random(11);
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      prompts.add((i % 3 == 0 ? "Could you kindly explain " : "") + Words.text(random, 4));
    }
    return prompts;
  }

  private static Background build(GroupKey key, List<String> prompts) {
    BackgroundBuilder builder = new BackgroundBuilder(key, 200);
    prompts.forEach(builder::add);
    return builder.build();
  }

  private static byte[] bytes(Background background) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    background.write(out);
    return out.toByteArray();
  }

  @Test
  void theSamePromptsInAnyOrderGiveTheSameFile() throws IOException {
    List<String> shuffled = new ArrayList<>(prompts());
    Collections.shuffle(shuffled, new Random(5));
    assertThat(bytes(build(key, shuffled))).isEqualTo(bytes(build(key, prompts())));
  }

  @Test
  void theDigestIsThatOfTheFirstVersion() {
    assertThat(build(key, prompts()).digest())
        .as("another digest means that labs of both versions no longer match: rename the reducer")
        .isEqualTo("91e5e3b9ccecdf04437503b13394151a38eebcd98f2113ee1a6be0117b1c1313");
  }

  @Test
  void whatIsCommonIsInItAndWhatIsRareIsNot() {
    Background background = build(key, prompts());
    Shingler shingler = new Shingler(key);
    ShingleSet common = shingler.set("could you kindly explain", Feature.C8);
    assertThat(common.filter(background::contains)).isEqualTo(common);
    ShingleSet rare = shingler.set("jackdaws love my big sphinx", Feature.C12);
    assertThat(rare.filter(background::contains).size()).isZero();
    assertThat(background.prompts()).isEqualTo(200);
  }

  @Test
  void theFileReadsBack() throws IOException {
    Background background = build(key, prompts());
    Background read = Background.read(new ByteArrayInputStream(bytes(background)), key);
    assertThat(read.digest()).isEqualTo(background.digest());
    assertThat(read.size()).isEqualTo(background.size()).isPositive();
  }

  @Test
  void aFileOfAnotherGroupKeyIsRefused() throws IOException {
    byte[] file = bytes(build(key, prompts()));
    GroupKey other =
        GroupKey.of("another group key".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Background.read(new ByteArrayInputStream(file), other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another group key");
  }

  @Test
  void anyDamageIsNoticed() throws IOException {
    byte[] file = bytes(build(key, prompts()));
    long seed = 9;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
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
