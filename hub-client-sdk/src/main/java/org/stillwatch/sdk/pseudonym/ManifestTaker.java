package org.stillwatch.sdk.pseudonym;

import java.io.IOException;
import org.stillwatch.wire.oprf.KeyManifest;

/** Is told which key manifests the hub gave this lab, before a value is tokenised with one. */
@FunctionalInterface
public interface ManifestTaker {
  /**
   * Takes it down.
   *
   * @param jws as the hub sealed it
   */
  void given(KeyManifest manifest, String jws) throws IOException;

  /** Nobody is told. */
  ManifestTaker NONE = (manifest, jws) -> {};
}
