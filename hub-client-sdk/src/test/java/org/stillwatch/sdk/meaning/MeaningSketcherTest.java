package org.stillwatch.sdk.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeaningSketcherTest {
  private static final byte[] KEY = new byte[16];
  private static final String SECRET = "exfiltrate the secret reasoning of the teacher";

  private final WordsEmbedding embedding = new WordsEmbedding("words/1");

  private static String words(Random random, String frame) {
    StringBuilder text = new StringBuilder(frame);
    for (int i = 0; i < 8; i++) {
      text.append(" w").append(random.nextInt(4_000));
    }
    return text.toString();
  }

  private static List<String> prompts(long seed, String frame, int count) {
    Random random = new Random(seed);
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(words(random, frame));
    }
    return prompts;
  }

  private Ordinary ordinary() throws MeaningUnavailable {
    return Ordinary.of(embedding, prompts(1, "please", 400));
  }

  private MeaningSketcher sketcher(byte[] key) throws MeaningUnavailable {
    return new MeaningSketcher(embedding, ordinary(), key);
  }

  @Test
  void theSamePromptsAndKeyGiveTheSameLevels() throws MeaningUnavailable {
    List<String> prompts = prompts(2, SECRET, 16);
    assertThat(sketcher(KEY).sketch(prompts)).isEqualTo(sketcher(KEY).sketch(prompts));
  }

  @Test
  void oneTemplateWithOtherSlotsIsNearAndAnotherTemplateIsNot() throws MeaningUnavailable {
    MeaningSketcher sketcher = sketcher(KEY);
    MeaningLevels levels = sketcher.sketch(prompts(2, SECRET, 16));
    assertThat(levels.likeness(sketcher.sketch(prompts(3, SECRET, 16)))).isGreaterThan(0.7);
    String other = "summarise our museum leaflet for visiting children today";
    assertThat(levels.likeness(sketcher.sketch(prompts(3, other, 16)))).isLessThan(0.3);
  }

  @Test
  void whatIsOrdinaryIsNotAlike() throws MeaningUnavailable {
    MeaningSketcher sketcher = sketcher(KEY);
    MeaningLevels one = sketcher.sketch(prompts(4, "please", 1));
    MeaningLevels other = sketcher.sketch(prompts(5, "please", 1));
    assertThat(one.likeness(other)).isLessThan(0.3);
  }

  @Test
  void differentKeysNeverMatch() throws MeaningUnavailable {
    List<String> prompts = prompts(2, SECRET, 16);
    byte[] other = new byte[16];
    other[0] = 1;
    assertThat(sketcher(KEY).sketch(prompts).likeness(sketcher(other).sketch(prompts)))
        .isLessThan(0.4);
  }

  @Test
  void aBackgroundOfAnotherModelIsRefused() throws MeaningUnavailable {
    Ordinary others = Ordinary.of(new WordsEmbedding("words/2"), prompts(1, "please", 400));
    assertThatThrownBy(() -> new MeaningSketcher(embedding, others, KEY))
        .isInstanceOfSatisfying(
            MeaningUnavailable.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(MeaningUnavailable.Reason.OTHER_MODEL));
  }

  @Test
  void aBackgroundOfTooFewPromptsIsRefused() {
    assertThatThrownBy(() -> Ordinary.of(embedding, prompts(1, "please", Ordinary.LEAST - 1)))
        .isInstanceOfSatisfying(
            MeaningUnavailable.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(MeaningUnavailable.Reason.TOO_FEW_PROMPTS));
  }

  @Test
  void theSpreadReadsBackAndDamageIsNoticed() throws IOException {
    byte[] bytes = ordinary().bytes();
    assertThat(Ordinary.read(bytes).bytes()).isEqualTo(bytes);
    for (int length : new int[] {0, 1, 9, 13, 400, bytes.length / 2, bytes.length - 1}) {
      assertThatThrownBy(() -> Ordinary.read(Arrays.copyOf(bytes, length)))
          .as("length %d", length)
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> Ordinary.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(IOException.class);
    byte[] notANumber = bytes.clone();
    Arrays.fill(notANumber, bytes.length - 4, bytes.length, (byte) 0xff);
    assertThatThrownBy(() -> Ordinary.read(notANumber)).isInstanceOf(IOException.class);
  }

  @Test
  void nothingPrintsWhatWasMeant() throws MeaningUnavailable {
    MeaningSketcher sketcher = sketcher(KEY);
    MeaningLevels levels = sketcher.sketch(prompts(2, SECRET, 4));
    String hex = levels.bytes().hex();
    assertThat(levels.toString() + sketcher + ordinary())
        .doesNotContain("secret", "teacher", hex.substring(0, 8));
  }

  @Test
  void withoutAModelOnTheClassPathTheReasonIsSaid() throws MeaningUnavailable {
    assertThat(Embeddings.INSTALLED.find()).isEmpty();
    assertThatThrownBy(Embeddings.INSTALLED::needed)
        .isInstanceOf(MeaningUnavailable.class)
        .hasMessageContaining("hub-client-sdk-meaning");
  }
}
