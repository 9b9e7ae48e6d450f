package org.stillwatch.sdk.cli.local;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A hub, run from its jar with the Java that runs this. It listens on a free loopback port; what it
 * logs stands in {@link #log}.
 */
public final class HubProcess implements Closeable {
  private static final int OLDEST_JAVA = 21;
  private static final int WARNS_OF_UNSAFE_FROM = 23;
  private static final int LINES_SHOWN = 20;
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private static final String READY = "ready ";

  private final Process process;
  private final Path data;
  private final Path log;
  private @Nullable URI address;

  private HubProcess(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
  }

  /**
   * Starts a hub; {@link #awaitReady} says when it answers.
   *
   * @param folder the hub's folder {@code hub} and its log are made in it
   */
  public static HubProcess start(Path jar, Path folder, Path policy) throws IOException {
    return start(jar, folder, policy, freePort(), Map.of(), HubJava.QUICK_START);
  }

  /** The same with {@link HubJava#QUICK_START}. */
  public static HubProcess start(
      Path jar, Path folder, Path policy, int port, Map<String, String> settings)
      throws IOException {
    return start(jar, folder, policy, port, settings, HubJava.QUICK_START);
  }

  /**
   * Starts a hub on a port that was chosen, in a folder in which one may have run before.
   *
   * @param port a free loopback port
   * @param settings environment of the hub, such as {@code HUB_DB_URL}; it gets no other {@code
   *     HUB_} variable
   * @param options of its Java
   */
  public static HubProcess start(
      Path jar, Path folder, Path policy, int port, Map<String, String> settings, HubJava options)
      throws IOException {
    int java = Runtime.version().feature();
    if (java < OLDEST_JAVA) {
      throw new IOException(
          "The hub needs Java 21 or later, and this is Java " + java + "; set JAVA_HOME to one.");
    }
    Path data = folder.resolve("hub");
    Path log = folder.resolve("hub.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.options());
    command.add("--enable-native-access=ALL-UNNAMED");
    if (java >= WARNS_OF_UNSAFE_FROM) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-jar", jar.toString(), "--data", data.toString()));
    command.addAll(List.of("--port", Integer.toString(port), "--policy", policy.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
    // Whatever hub these are set for, it is not this one.
    builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    process.getOutputStream().close();
    return new HubProcess(process, data, log);
  }

  /** A loopback port that is free at this moment. */
  public static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /**
   * Waits until the hub answers. A hub that does not gives up by itself after some minutes.
   *
   * @throws IOException with the last lines of the log, if it ended instead
   */
  public URI awaitReady() throws IOException {
    URI known = address;
    if (known != null) {
      return known;
    }
    BufferedReader results = process.inputReader(StandardCharsets.UTF_8);
    for (String line = results.readLine(); line != null; line = results.readLine()) {
      if (line.startsWith(READY)) {
        URI ready = URI.create(line.substring(READY.length()).strip());
        address = ready;
        return ready;
      }
    }
    throw new IOException("The hub did not start. The end of its log " + log + ":\n" + logTail());
  }

  /** Waits until the hub ends, by whatever cause. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** The number by which the system knows it. */
  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Where the operator's secret lies. */
  public Path secretFile() {
    return data.resolve("operator.secret");
  }

  public Path log() {
    return log;
  }

  /** The last lines of the log. */
  public String logTail() throws IOException {
    String text =
        Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }

  /** SIGKILL: what a crash leaves behind. It has ended when the call returns. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM, and what nobody survives if that does not help. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
