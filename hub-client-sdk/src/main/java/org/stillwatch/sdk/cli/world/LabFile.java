package org.stillwatch.sdk.cli.world;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the exchanges of one lab, hour by hour, accounts interleaved as they come. Holds the times
 * of one hour and a count per account, never an exchange. Not thread-safe.
 */
final class LabFile {
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final int BEATS_AN_HOUR = 12;
  private static final int SECONDS_OFF_BEAT = 4;
  private static final int NEW_MODEL_FROM_HOUR = 9 * 24;
  private static final long REPORT_EVERY = 4_096;

  private final WorldPlan plan;
  private final int lab;
  private final Account[] accounts;
  private final long[] exchanges;
  private final long[] written;
  private final double[] phases;
  private final ProgressListener progress;
  private final StringBuilder prompt = new StringBuilder();
  private long[] moments = new long[1_024];
  private long unreported;

  LabFile(
      WorldPlan plan,
      int lab,
      List<Account> accounts,
      long[] exchanges,
      ProgressListener progress) {
    this.plan = plan;
    this.lab = lab;
    this.accounts = accounts.toArray(new Account[0]);
    this.exchanges = exchanges;
    this.written = new long[exchanges.length];
    this.phases = new double[exchanges.length];
    this.progress = progress;
    for (int i = 0; i < phases.length; i++) {
      phases[i] = Dice.of(this.accounts[i].seed(), 51).below(1 << 20) * 0x1.0p-20;
    }
  }

  void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new QuickGzip(Files.newOutputStream(unfinished));
        JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      for (int hour = 0; hour < plan.hours(); hour++) {
        int count = momentsOf(hour);
        for (int i = 0; i < count; i++) {
          exchange(json, (int) moments[i], hour, moments[i] >>> 32);
        }
      }
      json.writeRaw('\n');
    }
    progress.wrote(unreported);
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Fills {@link #moments} with offset (upper half) and account (lower half), in order. */
  private int momentsOf(int hour) {
    int count = 0;
    for (int i = 0; i < accounts.length; i++) {
      long from = due(i, hour);
      long to = due(i, hour + 1);
      if (count + (to - from) > moments.length) {
        moments = Arrays.copyOf(moments, (int) (2 * (count + (to - from))));
      }
      for (long turn = from; turn < to; turn++) {
        moments[count++] = offset(accounts[i], turn) << 32 | i;
      }
    }
    Arrays.sort(moments, 0, count);
    return count;
  }

  private long due(int index, int hour) {
    double share = accounts[index].rhythm().before(hour);
    return (long) (share * exchanges[index] + phases[index]);
  }

  /** Milliseconds in the hour: on the operator's beat, or at any time. */
  private static long offset(Account account, long turn) {
    Dice dice = Dice.of(account.seed(), 52, turn);
    int beat = account.client().beat();
    if (beat == 0) {
      return dice.below((int) HOUR_MILLIS);
    }
    long between = HOUR_MILLIS / BEATS_AN_HOUR;
    long phase = beat * 37_000L % (between - SECONDS_OFF_BEAT * 1_000L);
    return turn % BEATS_AN_HOUR * between + phase + dice.below(SECONDS_OFF_BEAT * 1_000);
  }

  private void exchange(JsonGenerator json, int index, int hour, long offset) throws IOException {
    Account account = accounts[index];
    Client client = account.client();
    long turn = written[index]++;
    Dice dice = Dice.of(account.seed(), 53, turn);
    prompt.setLength(0);
    account.voice().say(turn, dice, prompt);
    Instant at = plan.start().plusMillis(hour * HOUR_MILLIS + offset);
    json.writeStartObject();
    json.writeStringField("account", account.id());
    json.writeStringField("prompt", prompt.toString());
    json.writeStringField("at", at.toString());
    json.writeStringField("model", model(account, hour, turn));
    if (!client.tools().isEmpty()) {
      json.writeStringField("tool", turned(client.tools(), turn));
    }
    json.writeStringField("payment", client.payment());
    json.writeStringField("contact", client.contact());
    json.writeStringField("ip", turned(client.addresses(), turn));
    json.writeStringField("user_agent", turned(client.agents(), turn));
    json.writeStringField("signup_at", client.signup().toString());
    json.writeNumberField(
        "response_chars", client.replyChars() / 2 + dice.below(client.replyChars()));
    json.writeEndObject();
    if (++unreported == REPORT_EVERY) {
      progress.wrote(unreported);
      unreported = 0;
    }
  }

  /** A new model appears; operators move half of their traffic within an hour, others slowly. */
  private String model(Account account, int hour, long turn) {
    boolean large = account.operator() != 0 || account.seed() % 3 != 0;
    int own = account.operator() != 0 ? 0 : (int) Math.floorMod(account.seed(), 200L);
    boolean moved = hour >= NEW_MODEL_FROM_HOUR + own && (account.operator() == 0 || turn % 2 == 0);
    return "lab" + lab + (large ? "-large-" : "-small-") + (moved ? 2 : 1);
  }

  private static String turned(List<String> values, long turn) {
    return values.get((int) (turn % values.size()));
  }

  /** Least effort: the world is written once and read once. Its header holds no time. */
  private static final class QuickGzip extends GZIPOutputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    QuickGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
