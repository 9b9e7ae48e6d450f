package org.stillwatch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.meaning.Embedding;
import org.stillwatch.sdk.meaning.Embeddings;
import org.stillwatch.sdk.meaning.MeaningUnavailable;
import org.stillwatch.sdk.meaning.WordsEmbedding;
import org.stillwatch.sdk.observe.Exchange;
import org.stillwatch.sdk.reduce.AccountBatches;
import org.stillwatch.sdk.reduce.Words;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.indicator.Indicator;
import org.stillwatch.wire.indicator.IndicatorKinds;

class MeaningsTest {
  private static final String REDUCER = "stillwatch-meaning-bge-small/2";
  private static final Embeddings MODEL = () -> Optional.of(new WordsEmbedding(REDUCER));

  @TempDir private Path folder;
  private FakeHub hub;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("evaluation"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private Surroundings around(Embeddings embeddings) {
    return new Surroundings(
        Clock.systemUTC(),
        new SecureRandom(),
        pause -> assertThat(pause).isPositive(),
        new Patience(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(20)),
        Timeouts.USUAL,
        new AccountBatches.Limits(32, 1 << 26),
        embeddings);
  }

  private Path enrolled(boolean switchedOn) throws IOException {
    Path ticket = folder.resolve("ticket");
    Files.writeString(ticket, hub.ticket().toJson().toString());
    Path config = folder.resolve("lab.json");
    Lab.enrol(config, ticket, around(MODEL));
    if (switchedOn) {
      String text = Files.readString(config);
      Files.writeString(
          config,
          text.replaceFirst("\"switched_on\"[^]]*]", "\"switched_on\":[\"prompt-meaning\"]"));
    }
    return config;
  }

  private void withGroup(Path config, Embeddings embeddings) throws IOException {
    Path honest = folder.resolve("honest.jsonl");
    StringBuilder lines = new StringBuilder();
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      String prompt = Words.text(random, 5);
      lines.append("{\"account\":\"h\",\"prompt\":\"").append(prompt).append("\"}\n");
    }
    Files.writeString(honest, lines);
    try (Lab lab = Lab.open(config, around(embeddings))) {
      if (lab.groupKeyCheck().isEmpty()) {
        lab.newGroupKey(folder.resolve("group.key"));
      }
      Path background = folder.resolve("background");
      lab.buildBackground(List.of(honest), read -> {}, background);
      lab.importBackground(background);
    }
  }

  private static List<Exchange> attack() {
    Random random = new Random(9);
    String frame = Words.text(new Random(77), 5);
    List<Exchange> exchanges = new ArrayList<>();
    for (int account = 0; account < 4; account++) {
      for (int prompt = 0; prompt < 6; prompt++) {
        exchanges.add(Exchange.of("a" + account, frame + Words.text(random, 2)));
      }
    }
    return exchanges;
  }

  private Observation observed(Path config, Embeddings embeddings) throws IOException {
    try (Lab lab = Lab.open(config, around(embeddings))) {
      return lab.observe(attack());
    }
  }

  private static List<Indicator> meanings(Observation observation) {
    return observation.reports().stream()
        .flatMap(draft -> draft.report().indicators().stream())
        .filter(one -> one.kind().equals(IndicatorKinds.PROMPT_MEANING))
        .toList();
  }

  private static void assertWithheld(Observation observation, Withheld why) {
    assertThat(meanings(observation)).isEmpty();
    assertThat(observation.reports()).as("the template leaves all the same").hasSize(1);
    assertThat(observation.withheld()).containsEntry(why, 1L);
  }

  @Test
  void aLabThatDoesNotWantItSendsNoMeaning() throws IOException {
    Path config = enrolled(false);
    withGroup(config, MODEL);
    Observation observation = observed(config, MODEL);
    assertThat(observation.reports()).hasSize(1);
    assertThat(meanings(observation)).isEmpty();
    assertThat(observation.withheld().keySet()).noneMatch(why -> why.name().startsWith("MEANING_"));
  }

  @Test
  void aLabThatWantsItSendsTheSameMeaningEachTime() throws IOException {
    Path config = enrolled(true);
    withGroup(config, MODEL);
    List<Indicator> once = meanings(observed(config, MODEL));
    assertThat(once).hasSize(1);
    assertThat(once.get(0).fields().path("reducer").textValue()).isEqualTo(REDUCER);
    assertThat(meanings(observed(config, MODEL)).get(0).fields()).isEqualTo(once.get(0).fields());
  }

  @Test
  void withoutTheArtifactTheReasonIsCounted() throws IOException {
    Path config = enrolled(true);
    withGroup(config, MODEL);
    assertWithheld(observed(config, Optional::empty), Withheld.MEANING_NOT_INSTALLED);
  }

  @Test
  void aModelThatDoesNotLoadIsAReasonAndNoFailure() throws IOException {
    Path config = enrolled(true);
    withGroup(config, MODEL);
    assertWithheld(
        observed(config, () -> Optional.of(new Unloadable())), Withheld.MEANING_NOT_LOADABLE);
  }

  @Test
  void aBackgroundThatSaysNothingOfMeaningIsAReason() throws IOException {
    Path config = enrolled(false);
    withGroup(config, MODEL);
    String text = Files.readString(config);
    Files.writeString(
        config, text.replaceFirst("\"switched_on\"[^]]*]", "\"switched_on\":[\"prompt-meaning\"]"));
    assertWithheld(observed(config, MODEL), Withheld.MEANING_NOT_IN_BACKGROUND);
  }

  @Test
  void aBackgroundOfAnotherModelIsAReason() throws IOException {
    Path config = enrolled(true);
    withGroup(config, () -> Optional.of(new WordsEmbedding("stillwatch-meaning-other/1")));
    assertWithheld(observed(config, MODEL), Withheld.MEANING_OF_ANOTHER_MODEL);
  }

  @Test
  void aBackgroundIsNotBuiltWithoutTheMeaningThatTheLabWants() throws IOException {
    Path config = enrolled(true);
    assertThatThrownBy(() -> withGroup(config, Optional::empty))
        .isInstanceOf(MeaningUnavailable.class)
        .hasMessageContaining("hub-client-sdk-meaning");
  }

  /** A model whose native library is for other machines. */
  private static final class Unloadable implements Embedding {
    @Override
    public String reducer() {
      return REDUCER;
    }

    @Override
    public int dimensions() {
      return 400;
    }

    @Override
    public float[] of(String text) throws MeaningUnavailable {
      throw new MeaningUnavailable(MeaningUnavailable.Reason.NATIVE_LIBRARY);
    }
  }
}
