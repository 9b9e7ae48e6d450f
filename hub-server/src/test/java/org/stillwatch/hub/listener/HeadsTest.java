package org.stillwatch.hub.listener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsTest {
  private static final String HOST = "Host: hub\r\n";

  private static RequestHead head(String line, String headers) {
    return RequestHead.in(line + " HTTP/1.1\r\n" + headers + "\r\n").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/taxii2/%zz",
        "/%",
        "/%1",
        "/%u0041/",
        "/x%00y",
        "/%c3%28",
        "/%ff",
        "/%c0%af",
        "/a b",
        "/a\tb",
        "/\\",
        "/\u00e9",
        "/%0d%0aX",
        "/%7f",
        "/a\0b"
      })
  void aPathThatIsNoTextIsAmbiguous(String path) {
    assertThat(head("GET " + path, HOST).isAmbiguous()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/taxii2/",
        "/taxii2/%66eed/",
        "/%C3%A9",
        "/a;b=c/{x}|y",
        "/x?%zz",
        "/x?a=%00 ",
        "*",
        "/objects/campaign--1/?match[id]=a"
      })
  void aPathThatIsTextIsNot(String path) {
    assertThat(head("GET " + path, HOST).isAmbiguous()).isFalse();
  }

  @Test
  void aPathAsLongAsAHeadMayBeIsRead() {
    assertThat(head("GET /" + "a%41".repeat(4_000), HOST).isAmbiguous()).isFalse();
    assertThat(head("GET /" + "a".repeat(16_000) + "%", HOST).isAmbiguous()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a\r\nhost: b\r\n",
        "Transfer-Encoding: foo\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length: 3\r\nTRANSFER-ENCODING: chunked\r\n"
      })
  void headersThatCanBeReadInTwoWaysAreAmbiguous(String headers) {
    assertThat(head("POST /batches", headers).isAmbiguous()).isTrue();
    assertThat(head("POST /batches", HOST + "Transfer-Encoding: Chunked\r\n").isAmbiguous())
        .isFalse();
    assertThat(head("POST /batches", HOST + "Content-Length: 3\r\n").isAmbiguous()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GET / HTTP/1.1", "GET / HTTP/1.1\n\n", "{\"a\":1}", "get / HTTP/1.1\r\n"})
  void whatBeginsWithNoFirstLineIsLeftToTheContainer(String text) {
    assertThat(RequestHead.in(text)).isEmpty();
  }

  @Test
  void aHeadWithHeadersStillOnTheirWayIsJudgedByItsFirstLine() {
    assertThat(RequestHead.in("GET /%zz HTTP/1.1\r\nHost: a\r\nHost: b"))
        .hasValueSatisfying(head -> {
          assertThat(head.headers()).isEmpty();
          assertThat(head.isAmbiguous()).isTrue();
        });
  }

  @Test
  void aFirstLineWithoutAnEndIsNotJudged() {
    assertThat(RequestHead.in("GET /taxii2/%zz"))
        .hasValueSatisfying(head -> {
          assertThat(head.path()).isEqualTo("/taxii2/%zz");
          assertThat(head.isAmbiguous()).isFalse();
        });
  }

  @Test
  void anErrorWithoutABodyGetsTheDocumentOfItsAddress() {
    String empty = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    String taxii = text(AnswerHead.told(empty, "/taxii2/nowhere"));
    assertThat(taxii)
        .startsWith("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: ")
        .contains("application/taxii+json;version=2.1\r\nContent-Length: ")
        .contains("\"http_status\":\"400\"");
    String body = taxii.substring(taxii.indexOf("\r\n\r\n") + 4);
    assertThat(taxii).contains("Content-Length: " + body.length() + "\r\n\r\n");
    assertThat(text(AnswerHead.told(empty, "/batches"))).contains("application/problem+json");
  }

  private static String text(Optional<byte[]> answer) {
    return new String(answer.orElseThrow(), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Type: x/y\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n",
        "nonsense"
      })
  void everyOtherAnswerStaysAsItIs(String answer) {
    assertThat(AnswerHead.told(answer, "/taxii2/")).isEmpty();
  }

  @Test
  void aRefusalOfHeadHasNoBody() {
    String refused =
        new String(AnswerHead.refusing(head("HEAD /taxii2/%zz", HOST), Instant.EPOCH), UTF_8);
    assertThat(refused).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
    assertThat(refused).contains("Date: Thu, 01 Jan 1970 00:00:00 GMT", "Content-Length: ");
  }

  @Test
  void noBytesDoMoreThanBeRefused() {
    long seed = 20261128;
    Random random = new Random(seed);
    String[] parts = {
      "GET ",
      "POST ",
      "/",
      "%",
      "%4",
      "%41",
      "?",
      " HTTP/1.1\r\n",
      "\r\n",
      "Host: a\r\n",
      ":",
      "Transfer-Encoding: ",
      "chunked",
      "\u00ff",
      "\0",
      "HTTP/1.1 400 x\r\n",
      "Content-Length: 0"
    };
    int heads = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      Optional<RequestHead> head = RequestHead.in(text.toString());
      heads += head.filter(RequestHead::isAmbiguous).isPresent() ? 1 : 0;
      assertThat(AnswerHead.told(text.toString(), text.toString()).map(told -> told.length))
          .as("seed %d, round %d", seed, i)
          .satisfiesAnyOf(
              told -> assertThat(told).isEmpty(),
              told -> assertThat(told.orElseThrow()).isPositive());
    }
    assertThat(heads).as("seed %d", seed).isPositive();
  }
}
