package org.stillwatch.hub.pseudonyms;

import java.time.Instant;
import org.stillwatch.wire.canonical.Bytes;

/** Is told which key manifests are given to labs, before they are. */
@FunctionalInterface
public interface ManifestEvents {
  /** Takes the canonical manifest down, unless it was before. */
  void given(Bytes manifest, Instant now);
}
