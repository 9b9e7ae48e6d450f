package org.stillwatch.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.meaning.Embedding;
import org.stillwatch.sdk.meaning.Embeddings;
import org.stillwatch.sdk.meaning.MeaningUnavailable;
import org.stillwatch.sdk.meaning.MeaningUnavailable.Reason;

class BgeSmallEmbeddingTest {
  private static final String SECRET = "a prompt that nobody may read";

  private final Embedding embedding = new BgeSmallEmbedding();

  private double cosine(String one, String other) throws MeaningUnavailable {
    float[] first = embedding.of(one);
    float[] second = embedding.of(other);
    double dot = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < first.length; i++) {
      dot += first[i] * second[i];
      squares += first[i] * first[i];
      otherSquares += second[i] * second[i];
    }
    return dot / Math.sqrt(squares * otherSquares);
  }

  @Test
  void theSdkFindsItOnTheClassPath() throws MeaningUnavailable {
    assertThat(Embeddings.INSTALLED.needed()).isInstanceOf(BgeSmallEmbedding.class);
  }

  @Test
  void theSameTextHasTheSameDirection() throws MeaningUnavailable {
    assertThat(embedding.of(SECRET))
        .hasSize(embedding.dimensions())
        .isEqualTo(new BgeSmallEmbedding().of(SECRET));
  }

  @Test
  void whatAsksTheSameInOtherWordsIsNearerThanWhatAsksSomethingElse() throws MeaningUnavailable {
    String asked =
        "solve the problem and write down every step of your reasoning before the answer";
    String reworded = "before you give a result, think aloud and record how you got there";
    String other = "write a friendly description of a sunny two-room flat for rent";
    assertThat(cosine(asked, reworded)).isGreaterThan(cosine(asked, other) + 0.1);
  }

  @Test
  void aTextOfAnyLengthHasADirection() throws MeaningUnavailable {
    assertThat(embedding.of("x ".repeat(5_000))).hasSize(384);
  }

  @Test
  void theTokenizerIsKeptFromReportingItsUse() throws MeaningUnavailable {
    embedding.of(SECRET);
    assertThat(Quiet.isSure()).isTrue();
  }

  @Test
  void aLibraryThatCannotBeLinkedIsNamedAsTheReason() {
    Embedding broken =
        new BgeSmallEmbedding(() -> {
          throw new UnsatisfiedLinkError("no onnxruntime in java.library.path");
        });
    assertReason(broken, Reason.NATIVE_LIBRARY);
  }

  @Test
  void aModelThatFailsDoesNotRepeatTheText() {
    Embedding broken =
        new BgeSmallEmbedding(() ->
            segments -> {
              throw new IllegalStateException("cannot run on " + segments);
            });
    assertReason(broken, Reason.MODEL);
  }

  private static void assertReason(Embedding broken, Reason expected) {
    assertThatThrownBy(() -> broken.of(SECRET))
        .isInstanceOfSatisfying(
            MeaningUnavailable.class, refused -> assertThat(refused.reason()).isEqualTo(expected))
        .hasStackTraceContaining("MeaningUnavailable")
        .satisfies(refused -> assertThat(stackTrace(refused)).doesNotContain("nobody"));
  }

  private static String stackTrace(Throwable thrown) {
    var text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }

  @Test
  void whereTheNativeLibraryReallyCannotBeLoadedTheReasonIsSaid()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Djava.io.tmpdir=/not/there",
                "-cp",
                System.getProperty("java.class.path"),
                SayWhy.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said).contains("NATIVE_LIBRARY");
  }

  /** Run in a Java machine that has no place for native libraries. */
  static final class SayWhy {
    private SayWhy() {}

    public static void main(String[] arguments) {
      try {
        new BgeSmallEmbedding().of("a text");
        System.out.println("loaded");
      } catch (MeaningUnavailable refused) {
        System.out.println(refused.reason());
      }
    }
  }
}
