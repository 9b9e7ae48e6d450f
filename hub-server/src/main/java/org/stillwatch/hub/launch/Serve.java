package org.stillwatch.hub.launch;

import fish.payara.micro.PayaraMicro;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Main class of the executable jar. Prints one line, {@code ready http://…}, on standard output
 * when the hub answers; everything else goes to standard error. Once ready, SIGTERM and SIGINT end
 * it with 0 after a clean stop, see {@link CleanStop}. Ends with 2 for a command line that cannot
 * be understood, with 1 and the reason for a start that failed: Payara by itself would stay up
 * without the application.
 */
public final class Serve {
  /** Set by the application when it cannot start, to the reason in plain words. */
  static final String WHY_NOT = "stillwatch.start.failure";

  /** After the server has booted: by then the application is deployed, or it never will be. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Without clustering the server would still listen for others, and on all addresses. */
  private static final String HAZELCAST =
      "configs.config.server-config.hazelcast-config-specific-configuration.";

  private Serve() {}

  /** Starts the hub; see {@link ServeOptions#USAGE}. */
  public static void main(String[] args) {
    PrintStream results = System.out;
    System.setOut(System.err);
    try {
      ServeOptions options = ServeOptions.parse(args);
      start(options);
      CleanStop.uponSignal();
      results.println("ready " + options.address());
      results.flush();
    } catch (UsageError e) {
      System.err.println("stillwatch serve: " + e.getMessage());
      System.err.print(ServeOptions.USAGE);
      System.exit(2);
    } catch (StartFailed e) {
      System.err.println("stillwatch serve: the hub did not start: " + e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }

  private static void start(ServeOptions options) throws StartFailed {
    refuseTakenPort(options);
    Path root = freshFolder(options);
    System.setProperty("hub.data", options.data().toString());
    System.setProperty("hub.loopback.only", Boolean.toString(options.loopbackOnly()));
    System.setProperty(
        "hub.public.url", options.publicUrl().orElseGet(options::address).toString());
    String database = System.getenv("HUB_DB_URL");
    if (database != null) {
      System.setProperty("hub.db.url", DatabaseUrl.tuned(database));
    }
    options.policy().ifPresent(file -> System.setProperty("hub.policy.file", file.toString()));
    try {
      PayaraMicro.main(payaraArguments(options, root));
    } catch (Exception e) {
      throw new StartFailed("the server could not boot (its log stands above)", e);
    }
    awaitReady(options.address());
  }

  private static void refuseTakenPort(ServeOptions options) throws StartFailed {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(options.listen()), options.port()));
    } catch (IOException e) {
      throw new StartFailed(
          "port "
              + options.port()
              + " on "
              + options.listen()
              + " cannot be used; choose another with --port, or stop what holds it",
          e);
    }
  }

  /** The server keeps old deployments in its root folder: a clean one each start. */
  private static Path freshFolder(ServeOptions options) throws StartFailed {
    Path root = options.data().resolve("server");
    try {
      Files.createDirectories(options.data());
      Files.setPosixFilePermissions(options.data(), PosixFilePermissions.fromString("rwx------"));
      if (Files.exists(root)) {
        try (Stream<Path> old = Files.walk(root)) {
          for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return Files.createDirectories(root);
    } catch (IOException e) {
      throw new StartFailed(
          "the data folder " + options.data() + " cannot be written: give --data a folder of yours",
          e);
    }
  }

  private static String[] payaraArguments(ServeOptions options, Path root) throws StartFailed {
    String http = "configs.config.server-config.network-config.";
    List<String> commands =
        List.of(
            "set " + HAZELCAST + "enabled=false",
            "set "
                + http
                + "network-listeners.network-listener.http-listener.address="
                + options.listen(),
            "set "
                + http
                + "protocols.protocol.http-listener.http.header-buffer-length-bytes=16384",
            "set " + http + "protocols.protocol.http-listener.http.max-request-headers=64",
            "set " + http + "protocols.protocol.http-listener.http.request-timeout-seconds=120",
            "set " + http + "protocols.protocol.http-listener.http.xpowered-by=false",
            "set " + http + "protocols.protocol.http-listener.http.server-header=false");
    Path file = root.resolve("pre-boot-commands.txt");
    try {
      Files.writeString(file, String.join("\n", commands) + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StartFailed("the data folder " + options.data() + " cannot be written", e);
    }
    return new String[] {
      "--logproperties",
      logging(options, root).toString(),
      "--rootdir",
      root.toString(),
      "--port",
      Integer.toString(options.port()),
      "--prebootcommandfile",
      file.toString(),
      "--nocluster",
      "--disablephonehome",
      "--nohostaware"
    };
  }

  private static Path logging(ServeOptions options, Path root) throws StartFailed {
    Path file = root.resolve("logging.properties");
    try (InputStream in = Serve.class.getResourceAsStream("logging.properties")) {
      Files.copy(Objects.requireNonNull(in), file);
      return file;
    } catch (IOException e) {
      throw new StartFailed("the data folder " + options.data() + " cannot be written", e);
    }
  }

  private static void awaitReady(URI address) throws StartFailed {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create(address + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      String why = System.getProperty(WHY_NOT);
      if (why != null) {
        throw new StartFailed(why);
      }
      if (answers(client, ready)) {
        return;
      }
    }
    throw new StartFailed(
        "the application did not come up within " + PATIENCE.toSeconds() + " s; see the log above");
  }

  private static boolean answers(HttpClient client, HttpRequest ready) throws StartFailed {
    try {
      var reply = client.send(ready, HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() == 200 && reply.body().contains("stillwatch")) {
        return true;
      }
      Thread.sleep(100);
      return false;
    } catch (IOException e) {
      pause();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted", e);
    }
  }

  private static void pause() throws StartFailed {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted", e);
    }
  }
}
