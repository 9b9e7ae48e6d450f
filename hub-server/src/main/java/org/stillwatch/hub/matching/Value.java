package org.stillwatch.hub.matching;

import java.util.Optional;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.indicator.Caution;
import org.stillwatch.wire.indicator.MatchValue;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.indicator.Standing;

/**
 * A distinct comparable value.
 *
 * @param id of its row; rises in the order of commits
 * @param campaign the row of the campaign that clusters holding it belong to; empty while no two
 *     labs agree on it
 * @param cautions of all labs that hold it, a bit each
 */
record Value(long id, MatchValue content, Optional<Long> campaign, int cautions) {
  /** The value with these cautions too. */
  Value with(int more) {
    return new Value(id, content, campaign, cautions | more);
  }

  /** What an agreement of the two may cause. */
  Standing standingWith(Value other) {
    return content.comparison().standing().and(other.content.comparison().standing());
  }

  /** How the two agree, with the cautions of both sides. */
  Reason reason(Value other, Similarity similarity, long clusters) {
    return new Reason(similarity, clusters, Caution.ofBits(cautions | other.cautions));
  }

  /** The value as a sketch; empty if it only agrees with its equal. */
  Optional<Sketch> sketch() {
    return content
        .comparison()
        .feature()
        .map(feature -> Sketch.of(feature, content.content().toByteArray()));
  }
}
