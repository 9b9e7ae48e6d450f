package org.stillwatch.sdk.meaning;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.stillwatch.sdk.meaning.MeaningUnavailable.Reason;

/** Where a lab takes its model of meaning from. */
public interface Embeddings {
  /** The one on the class path. */
  Embeddings INSTALLED = Embeddings::installed;

  /** The model, or empty if there is none. */
  Optional<Embedding> find() throws MeaningUnavailable;

  /** The model, which is wanted. */
  default Embedding needed() throws MeaningUnavailable {
    return find().orElseThrow(() -> new MeaningUnavailable(Reason.NOT_INSTALLED));
  }

  /**
   * The one model on the class path.
   *
   * @throws MeaningUnavailable if there are several, or the one cannot be made
   */
  private static Optional<Embedding> installed() throws MeaningUnavailable {
    try {
      Iterator<Embedding> found = ServiceLoader.load(Embedding.class).iterator();
      if (!found.hasNext()) {
        return Optional.empty();
      }
      Embedding one = found.next();
      if (found.hasNext()) {
        throw new MeaningUnavailable(Reason.SEVERAL_INSTALLED);
      }
      return Optional.of(one);
    } catch (ServiceConfigurationError broken) {
      throw new MeaningUnavailable(Reason.MODEL, broken);
    }
  }
}
