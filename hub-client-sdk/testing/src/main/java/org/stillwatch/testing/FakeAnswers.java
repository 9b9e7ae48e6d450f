package org.stillwatch.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.problem.Problem;

/** The fake hub's words over HTTP. */
final class FakeAnswers {
  private FakeAnswers() {}

  static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String text = exchange.getRequestURI().getQuery();
    if (text != null) {
      for (String one : text.split("&", -1)) {
        int cut = one.indexOf('=');
        query.put(one.substring(0, cut), one.substring(cut + 1));
      }
    }
    return query;
  }

  static void refused(HttpExchange exchange, Problem problem) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
    send(exchange, problem.status(), CanonicalJson.write(problem.toJson()));
  }

  static void answer(HttpExchange exchange, int status, ObjectNode json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    send(exchange, status, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
