package org.stillwatch.sdk.sink.stix;

import java.io.IOException;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.indicator.Tlp;

/**
 * Writes each alert as a bundle of its own into a folder, under the alert's id: whole or absent,
 * durable, readable by its owner only. An alert that comes again gives the same file.
 */
final class StixSink implements DetectionSink {
  /** What the lab was told before, read when the first alert comes. */
  interface Past {
    AlertHistory read() throws IOException;
  }

  private final PrivateFolder folder;
  private final Past past;
  private final UUID lab;
  private final Tlp tlp;
  private final int confidence;
  private @Nullable AlertHistory history;

  StixSink(PrivateFolder folder, Past past, UUID lab, Tlp tlp, int confidence) {
    this.folder = folder;
    this.past = past;
    this.lab = lab;
    this.tlp = tlp;
    this.confidence = confidence;
  }

  @Override
  public void accept(VerifiedAlert alert, SortedSet<String> accounts) throws IOException {
    AlertHistory known = history;
    if (known == null) {
      known = past.read();
      history = known;
    }
    StixExport export = new StixExport(known, lab, tlp, confidence);
    export.add(alert.alert(), accounts.stream().map(StixPattern::account).toList());
    folder.write(alert.alert().id().uuid() + ".json", export.bundle().toByteArray());
  }
}
