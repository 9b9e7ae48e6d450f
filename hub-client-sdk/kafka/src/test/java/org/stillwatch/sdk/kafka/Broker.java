package org.stillwatch.sdk.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Kafka broker with its controller, as a process of its own on the loopback interface. */
final class Broker implements AutoCloseable {
  private final Path folder;
  private final int port;
  private Process process;

  private Broker(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static Broker started(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    int controller = freePort();
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("server.properties"),
        String.join(
            "\n",
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controller,
            "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
            "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
            "controller.listener.names=CONTROLLER",
            "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs=" + folder.resolve("log"),
            "offsets.topic.replication.factor=1",
            "message.max.bytes=20000",
            "num.partitions=1",
            ""));
    int formatted =
        java(folder, "kafka.tools.StorageTool", "format", "-t", "4L6g3nShT-eMCtK--X86sw", "-c")
            .waitFor();
    if (formatted != 0) {
      throw new IOException("the broker's log was not formatted: " + said(folder));
    }
    Broker broker = new Broker(folder, port, java(folder, "kafka.Kafka"));
    broker.awaitReady();
    return broker;
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void restart() throws IOException, InterruptedException {
    process = java(folder, "kafka.Kafka");
    awaitReady();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  private static Process java(Path folder, String main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    command.add(folder.resolve("server.properties").toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw new IOException("the broker ended: " + said(folder), notYet);
        }
        Thread.sleep(200);
      }
    }
    throw new IOException("the broker is not ready: " + said(folder));
  }

  private static String said(Path folder) throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
