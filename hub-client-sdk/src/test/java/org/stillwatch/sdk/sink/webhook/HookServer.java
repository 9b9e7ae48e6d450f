package org.stillwatch.sdk.sink.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.stillwatch.wire.canonical.Bytes;

/**
 * A receiver as a lab would write it: checks the signature, drops what it has, and answers as told.
 */
final class HookServer implements AutoCloseable {
  /** An answer: a status, and headers. */
  record Answer(int status, Map<String, String> headers) {}

  private final HttpServer server;
  private final WebhookReceiver receiver;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final Map<String, Bytes> kept = new TreeMap<>();
  final List<WebhookReceiver.Received> received = new CopyOnWriteArrayList<>();
  final List<String> signatures = new CopyOnWriteArrayList<>();
  final List<String> refused = new CopyOnWriteArrayList<>();

  HookServer(String secret) throws IOException {
    receiver =
        new WebhookReceiver(
            List.of(WebhookSecret.parse(secret)), Clock.systemUTC(), Duration.ofMinutes(5));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = answer();
            int status = answer.status();
            try {
              var one = receiver.open(exchange.getRequestHeaders()::getFirst, body);
              signatures.add(exchange.getRequestHeaders().getFirst("webhook-signature"));
              received.add(one);
              if (status == 200) {
                kept.putIfAbsent(one.id(), one.body());
              }
            } catch (WebhookRefused e) {
              refused.add(String.valueOf(e.getMessage()));
              status = 401;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] words = "thank you".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, words.length);
            exchange.getResponseBody().write(words);
          }
        });
    server.start();
  }

  private synchronized Answer answer() {
    Answer next = answers.poll();
    return next == null ? new Answer(200, Map.of()) : next;
  }

  synchronized void next(int status, Map<String, String> headers) {
    answers.add(new Answer(status, headers));
  }

  /** What it has, each id once. */
  Map<String, Bytes> kept() {
    return kept;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=of-the-receiver";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
