package org.stillwatch.sdk.cli;

import java.io.IOException;
import org.stillwatch.sdk.cli.bench.BenchDatabase;
import org.stillwatch.sdk.cli.bench.FeedRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bench feed}: what the feed for liaisons costs the hub. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Reads pages of 1,000 objects out of collections of 1,000, 10,000 and 100,000, and asks often",
      "whether anything is new. On PostgreSQL only: the objects are laid by SQL."
    })
final class BenchFeed extends HubMeasurement {
  @Override
  String words(CommandLine command, BenchDatabase database) {
    if (!database.name().equals("postgresql")) {
      throw new CommandLine.ParameterException(
          command, "bench feed needs an empty PostgreSQL database: set HUB_DB_URL");
    }
    return "feed";
  }

  @Override
  Outcome measure(Site site) throws IOException, InterruptedException {
    FeedRun run = new FeedRun(site.bench(), DemoCommand::liaison, site.narration());
    return Outcome.of(run.of(site.folder(), site.ending()).json());
  }
}
