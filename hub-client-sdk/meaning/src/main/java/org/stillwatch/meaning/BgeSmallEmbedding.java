package org.stillwatch.meaning;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.meaning.Embedding;
import org.stillwatch.sdk.meaning.MeaningUnavailable;
import org.stillwatch.sdk.meaning.MeaningUnavailable.Reason;

/**
 * bge-small-en-v1.5 (BAAI, MIT licence), quantised to 8 bits. Texts of more than 510 of its word
 * pieces are embedded in parts and averaged. The first text loads the model: about a second and 250
 * MB outside the heap. For one thread at a time.
 */
public final class BgeSmallEmbedding implements Embedding {
  /** Another model, centring or order of levels gets another name. */
  public static final String REDUCER = "stillwatch-meaning-bge-small/2";

  private static final int DIMENSIONS = 384;

  private final Supplier<EmbeddingModel> loader;
  private @Nullable EmbeddingModel model;

  /** Loads nothing yet. */
  public BgeSmallEmbedding() {
    this(() -> {
      Quiet.makeSure();
      return new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
    });
  }

  BgeSmallEmbedding(Supplier<EmbeddingModel> loader) {
    this.loader = loader;
  }

  @Override
  public String reducer() {
    return REDUCER;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] of(String text) throws MeaningUnavailable {
    EmbeddingModel loaded = loaded();
    try {
      return loaded.embed(text).content().vector();
    } catch (RuntimeException _prompt) {
      // The cause is left out on purpose: it may repeat the text.
      throw new MeaningUnavailable(Reason.MODEL);
    }
  }

  /** A library that cannot be linked shows as an error of the class that needs it. */
  private EmbeddingModel loaded() throws MeaningUnavailable {
    EmbeddingModel known = model;
    if (known == null) {
      try {
        known = loader.get();
      } catch (LinkageError missing) {
        throw new MeaningUnavailable(Reason.NATIVE_LIBRARY, missing);
      } catch (RuntimeException unreadable) {
        throw new MeaningUnavailable(Reason.MODEL, unreadable);
      }
      model = known;
    }
    return known;
  }
}
