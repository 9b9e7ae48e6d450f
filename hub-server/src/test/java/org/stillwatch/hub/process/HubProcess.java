package org.stillwatch.hub.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.stillwatch.sdk.Lab;

/** The executable jar of the hub as a process of its own, on a free loopback port. */
public final class HubProcess implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Process process;
  private final String firstLine;

  private HubProcess(Path data, int port, Process process, String firstLine) {
    this.data = data;
    this.port = port;
    this.process = process;
    this.firstLine = firstLine;
  }

  /** Starts on a free port and waits until it is ready or has ended. */
  public static HubProcess start(Path data, String policy, Map<String, String> environment)
      throws IOException {
    return start(data, freePort(), policy, environment);
  }

  /** Starts on that port. */
  public static HubProcess start(
      Path data, int port, String policy, Map<String, String> environment) throws IOException {
    return start(data, port, List.of("--policy", policy(policy).toString()), environment);
  }

  /** The policy file of that name. */
  public static Path policy(String name) {
    Path root = Path.of(System.getProperty("stillwatch.root"));
    return root.resolve("governance/policy/" + name + ".json");
  }

  /** Starts with those options beside folder and port. */
  public static HubProcess start(
      Path data, int port, List<String> options, Map<String, String> environment)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                System.getProperty("stillwatch.hub.jar"),
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
    command.addAll(options);
    Files.createDirectories(data);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(data.resolve("hub.log").toFile()));
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    return new HubProcess(data, port, process, line == null ? "" : line);
  }

  /** The class path of the commands, as {@code ./stillwatch} has it. */
  public static String commands() {
    try {
      Path sdk = Path.of(Lab.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path libraries =
          Path.of(System.getProperty("stillwatch.root"), "hub-client-sdk", "target", "lib", "*");
      return sdk + File.pathSeparator + libraries;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where the library lies is no address", e);
    }
  }

  /** A port that is free at this moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What it wrote on standard output first; empty if it ended without a word. */
  public String firstLine() {
    return firstLine;
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** The number of the process. */
  public long pid() {
    return process.pid();
  }

  /** What it wrote on standard error. */
  public String log() throws IOException {
    return Files.readString(data.resolve("hub.log"));
  }

  /** Admits a lab and writes its ticket. */
  public Path admit(String name) throws IOException, InterruptedException {
    Path ticket = data.resolve(name + ".ticket");
    Files.writeString(ticket, admit(address(), data.resolve("operator.secret"), name));
    return ticket;
  }

  /** Admits a lab at any hub; gives its ticket as JSON. */
  public static String admit(URI hub, Path secretFile, String name)
      throws IOException, InterruptedException {
    String secret = Files.readString(secretFile).strip();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(hub + "/operator/members"))
                    .header("Authorization", "Bearer " + secret)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + name + "\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("admission answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends it with SIGTERM. Says how long it took, in milliseconds. */
  public long stop() throws InterruptedException {
    long begun = System.nanoTime();
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the hub did not stop within 30 s");
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  /** Sends it that signal, such as {@code INT}. */
  public void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("kill -" + name + " ended with " + code);
    }
  }

  /** Waits for an end of its own. */
  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
