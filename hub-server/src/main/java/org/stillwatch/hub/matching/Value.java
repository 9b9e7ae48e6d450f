package org.stillwatch.hub.matching;

import java.util.Optional;
import org.stillwatch.wire.indicator.MatchValue;
import org.stillwatch.wire.indicator.Sketch;

/**
 * A distinct comparable value.
 *
 * @param id of its row; rises in the order of commits
 * @param campaign the row of the campaign that clusters holding it belong to; empty while no two
 *     labs agree on it
 */
record Value(long id, MatchValue content, Optional<Long> campaign) {
  /** The value as a sketch; empty if it only agrees with its equal. */
  Optional<Sketch> sketch() {
    return content
        .comparison()
        .feature()
        .map(feature -> Sketch.of(feature, content.content().toByteArray()));
  }
}
