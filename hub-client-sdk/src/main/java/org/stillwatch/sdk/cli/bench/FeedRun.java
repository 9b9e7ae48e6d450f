package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.LiaisonAdmission;
import org.stillwatch.sdk.cli.local.RunFolder;

/**
 * A liaison reads pages of a thousand out of collections of a thousand, ten thousand and a hundred
 * thousand objects; then many ask whether anything is new.
 */
public final class FeedRun {
  private static final List<Long> SIZES = List.of(1_000L, 10_000L, 100_000L);
  private static final int PAGE = 1_000;
  private static final int WARM = 60;
  private static final int PAGES = 100;
  private static final int POLLS = 6_000;
  private static final int POLLERS = 8;
  private static final String OBJECTS = "/taxii2/feed/collections/campaigns/objects/";

  private final Bench bench;
  private final LiaisonAdmission liaisons;
  private final Consumer<String> narration;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * A run to come, on PostgreSQL.
   *
   * @param narration hears what is done, a sentence at a time
   */
  public FeedRun(Bench bench, LiaisonAdmission liaisons, Consumer<String> narration) {
    this.bench = bench;
    this.liaisons = liaisons;
    this.narration = narration;
  }

  /** Runs it. */
  public FeedResult of(RunFolder folder, Ending ending) throws IOException, InterruptedException {
    BenchHub hub = ending.with(bench.startWithFeed(folder));
    URI address = hub.process().awaitReady();
    Path operator = hub.process().secretFile();
    String credential =
        liaisons.admit(address, operator, operator.resolveSibling("approver.secret"));
    Reader reader = new Reader(hub, address, credential);
    List<FeedResult.At> sizes = new ArrayList<>();
    try (Connection connection =
        HubDriver.connect(bench.installation().hubJar(), folder.in("driver"), bench.database())) {
      LaidObjects laid = new LaidObjects(connection);
      long there = 0;
      for (long size : SIZES) {
        laid.lay(size - there);
        there = size;
        sizes.add(reader.pages(size, laid.before(size / 2 + PAGE / 2)));
        narration.accept(sizes.get(sizes.size() - 1).json().toString());
      }
    } catch (SQLException e) {
      throw new IOException("The database cannot be filled: " + e.getMessage(), e);
    }
    return reader.polls(sizes);
  }

  /** One credential; whoever reads with it. */
  private final class Reader {
    private final BenchHub hub;
    private final URI address;
    private final String credential;

    Reader(BenchHub hub, URI address, String credential) {
      this.hub = hub;
      this.address = address;
      this.credential = credential;
    }

    FeedResult.At pages(long size, Instant after) throws IOException, InterruptedException {
      String query = "?limit=" + PAGE + "&added_after=" + after;
      long[] times = new long[PAGES];
      long bytes = 0;
      Cost before = Cost.now(hub, bench.database());
      for (int i = -WARM; i < PAGES; i++) {
        if (i == 0) {
          before = Cost.now(hub, bench.database());
        }
        long begun = System.nanoTime();
        HttpResponse<byte[]> page = get(query, Optional.empty());
        if (page.statusCode() != 200) {
          throw new IOException("a page answered " + page.statusCode());
        }
        bytes = page.body().length;
        if (i >= 0) {
          times[i] = System.nanoTime() - begun;
        }
      }
      Cost cost = Cost.now(hub, bench.database()).minus(before);
      return new FeedResult.At(size, new LatencyResult.Ascending(times), cost.hub() / PAGES, bytes);
    }

    FeedResult polls(List<FeedResult.At> sizes) throws IOException, InterruptedException {
      String tag = get("?limit=1", Optional.empty()).headers().firstValue("ETag").orElse("");
      poll(tag, POLLS / 2);
      Cost before = Cost.now(hub, bench.database());
      poll(tag, POLLS);
      Cost cost = Cost.now(hub, bench.database()).minus(before);
      return new FeedResult(
          sizes, cost.hub() / POLLS, (int) Math.round(POLLS / (cost.nanos() / 1e9)));
    }

    private void poll(String tag, int polls) throws IOException, InterruptedException {
      ExecutorService pollers = Executors.newFixedThreadPool(POLLERS);
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < POLLERS; i++) {
          running.add(
              pollers.submit(() -> {
                for (int n = 0; n < polls / POLLERS; n++) {
                  int status = get("?limit=1", Optional.of(tag)).statusCode();
                  if (status != 304) {
                    throw new IOException("a poll answered " + status);
                  }
                }
                return null;
              }));
        }
        for (Future<?> one : running) {
          one.get();
        }
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      } finally {
        pollers.shutdownNow();
      }
    }

    private HttpResponse<byte[]> get(String query, Optional<String> tag)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(address + OBJECTS + query))
              .header("Accept", "application/taxii+json;version=2.1")
              .header("Authorization", "Bearer " + credential);
      tag.ifPresent(known -> request.header("If-None-Match", known));
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
