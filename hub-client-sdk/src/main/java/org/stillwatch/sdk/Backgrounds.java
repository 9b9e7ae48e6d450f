package org.stillwatch.sdk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.stillwatch.sdk.observe.SkippedLines;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.BackgroundBuilder;
import org.stillwatch.sdk.trust.LabConfig;

/** Makes the background that the members share. */
final class Backgrounds {
  private final LabConfig config;
  private final GroupSecrets secrets;
  private final Surroundings around;

  Backgrounds(LabConfig config, GroupSecrets secrets, Surroundings around) {
    this.config = config;
    this.secrets = secrets;
    this.around = around;
  }

  Background build(
      List<Path> files, LongConsumer progress, Path out, Consumer<SkippedLines> skipped)
      throws IOException {
    BackgroundBuilder builder = new BackgroundBuilder(secrets.neededKey());
    ExchangeFiles exchanges = new ExchangeFiles(files, progress);
    skipped.accept(exchanges.read(exchange -> builder.add(exchange.prompt())));
    Background background =
        config.settings().switchedOn().contains(Observing.MEANING)
            ? builder.build(around.embeddings().needed())
            : builder.build();
    secrets.write(background, out);
    return background;
  }
}
