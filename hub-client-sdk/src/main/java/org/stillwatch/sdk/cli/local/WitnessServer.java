package org.stillwatch.sdk.cli.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.stillwatch.sdk.ledger.Witness;
import org.stillwatch.sdk.ledger.Witness.Answer;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.log.WitnessRequest;

/** A witness over HTTP (C2SP tlog-witness), on this machine: a proxy with TLS stands before it. */
public final class WitnessServer implements Closeable {
  private static final int THREADS = 16;
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final Witness witness;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  private WitnessServer(HttpServer server, Witness witness) {
    this.server = server;
    this.witness = witness;
  }

  /**
   * Listens.
   *
   * @param port 0 for any
   */
  public static WitnessServer start(Witness witness, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    WitnessServer started = new WitnessServer(server, witness);
    server.setExecutor(started.threads);
    server.createContext("/", started::handle);
    server.start();
    return started;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private record Reply(int status, String type, Bytes body) {
    static Reply of(int status, String words) {
      return new Reply(status, TEXT, Bytes.utf8(words + "\n"));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(reply.status(), reply.body().size());
      exchange.getResponseBody().write(reply.body().toByteArray());
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/key")) {
      return new Reply(200, TEXT, witness.vkey());
    }
    if (!path.equals("/add-checkpoint")) {
      return Reply.of(404, "POST /add-checkpoint (C2SP tlog-witness), or GET /key");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return Reply.of(405, "POST a checkpoint");
    }
    byte[] body = exchange.getRequestBody().readNBytes(WitnessRequest.MAX_BYTES + 1);
    return reply(witness.add(Bytes.of(body)));
  }

  private static Reply reply(Answer answer) {
    if (answer instanceof Answer.Cosigned cosigned) {
      return new Reply(200, TEXT, cosigned.lines());
    }
    if (answer instanceof Answer.OtherSize other) {
      return new Reply(409, "text/x.tlog.size", size(other.size().value()));
    }
    if (answer instanceof Answer.Forked forked) {
      return new Reply(409, "text/x.tlog.size", size(forked.size().value()));
    }
    if (answer instanceof Answer.Malformed malformed) {
      return Reply.of(400, malformed.expected());
    }
    if (answer instanceof Answer.NotSigned) {
      return Reply.of(403, "expected a checkpoint that a known key of this log signed");
    }
    if (answer instanceof Answer.UnknownLog) {
      return Reply.of(404, "this witness does not watch that log");
    }
    return Reply.of(422, "expected a proof that the log grew from the old size");
  }

  private static Bytes size(long size) {
    return Bytes.of((size + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
