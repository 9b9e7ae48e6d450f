package org.stillwatch.sdk.sink.stix;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkKind;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.sink.SinkSurroundings;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.indicator.Tlp;

/**
 * {@code "type": "stix"}: a {@code folder} for bundles; if wanted {@code tlp} ({@code amber+strict}
 * if not said) and {@code confidence} (70). With {@code "accounts": "names"} each account becomes
 * an indicator.
 */
public final class StixKind implements SinkKind {
  private static final int USUAL_CONFIDENCE = 70;

  @Override
  public String type() {
    return "stix";
  }

  @Override
  public DetectionSink open(SinkSettings settings, SinkSurroundings around) throws IOException {
    var members = settings.members(Set.of("folder"), Set.of("tlp", "confidence"));
    Tlp tlp = members.optionalText("tlp", StixKind::tlp).orElse(Tlp.AMBER_STRICT);
    int confidence = (int) members.optionalInteger("confidence", 0, 100).orElse(USUAL_CONFIDENCE);
    return new StixSink(
        PrivateFolder.at(settings.file(members, "folder")),
        () -> AlertHistory.of(around.store(), around.root()),
        around.root().lab().value(),
        tlp,
        confidence);
  }

  private static Tlp tlp(String word) {
    return Arrays.stream(Tlp.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a label of TLP 2.0"));
  }
}
