package org.stillwatch.sdk.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ExchangeReaderTest {
  private static final String FULL =
      """
      {"account":"a-1","prompt":"Grüße","at":"2026-03-01T10:00:00+02:00","model":"m","tool":"t",\
      "payment":"p","contact":"c","ip":"i","user_agent":"u","signup_at":"2026-02-01T00:00:00Z",\
      "response_chars":12,"unknown":{"deep":[1,2]}}
      """;

  private record Read(List<Exchange> exchanges, SkippedLines skipped) {}

  private static Read read(byte[] bytes, ExchangeReader.Limits limits) throws IOException {
    List<Exchange> exchanges = new ArrayList<>();
    try (ExchangeReader reader =
        new ExchangeReader(new ByteArrayInputStream(bytes), limits, done -> {})) {
      for (Optional<Exchange> e = reader.next(); e.isPresent(); e = reader.next()) {
        exchanges.add(e.get());
      }
      return new Read(exchanges, reader.skipped());
    }
  }

  private static Read read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), ExchangeReader.Limits.USUAL);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  @Test
  void aLineWithAllFieldsIsReadAndUnknownFieldsAreIgnored() throws IOException {
    Read read = read(FULL);
    assertThat(read.skipped.count()).isZero();
    Exchange exchange = read.exchanges.get(0);
    assertThat(exchange.account()).isEqualTo("a-1");
    assertThat(exchange.prompt()).isEqualTo("Grüße");
    assertThat(exchange.at()).contains(Instant.parse("2026-03-01T08:00:00Z"));
    assertThat(exchange.signupAt()).contains(Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(exchange.model()).contains("m");
    assertThat(exchange.tool()).contains("t");
    assertThat(exchange.payment()).contains("p");
    assertThat(exchange.contact()).contains("c");
    assertThat(exchange.ip()).contains("i");
    assertThat(exchange.userAgent()).contains("u");
    assertThat(exchange.responseChars()).hasValue(12);
  }

  @Test
  void gzipIsToldByItsFirstBytesAndGivesTheSame() throws IOException {
    byte[] plain = (FULL + FULL).getBytes(StandardCharsets.UTF_8);
    assertThat(read(gzip(plain), ExchangeReader.Limits.USUAL))
        .isEqualTo(read(plain, ExchangeReader.Limits.USUAL));
  }

  @Test
  void aGzipInputThatIsCutIsAnErrorAndNotAnEarlyEnd() throws IOException {
    byte[] packed = gzip(FULL.repeat(50).getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length - 12);
    assertThatThrownBy(() -> read(cut, ExchangeReader.Limits.USUAL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut or damaged");
  }

  @Test
  void malformedLinesAreCountedListedWithTheirNumbersAndSkipped() throws IOException {
    Read read =
        read(
            """
            {"account":"a","prompt":"one"}
            not json
            {"account":"a"}
            {"prompt":"secret words"}

            {"account":"a","prompt":"p","at":"yesterday"}
            {"account":"a","prompt":["p"]}
            {"account":"a","prompt":"p"} {}
            {"account":"a","prompt":"p","response_chars":-1}
            [1]
            {"account":"a","prompt":"two"}\
            """);
    assertThat(read.exchanges).extracting(Exchange::prompt).containsExactly("one", "two");
    assertThat(read.skipped.count()).isEqualTo(8);
    assertThat(read.skipped.first())
        .extracting(SkippedLine::number)
        .containsExactly(2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L);
    assertThat(read.skipped.toString()).doesNotContain("secret");
  }

  @Test
  void anAccountWithHalfACharacterInItsNameIsSkippedSinceItCannotBeKept() throws IOException {
    Read read =
        read(
            """
            {"account":"a\\ud83d","prompt":"one"}
            {"account":"\\udc00a","prompt":"one"}
            {"account":"a\\ud83d\\ude00","prompt":"two \\ud83d"}
            """);
    assertThat(read.exchanges).extracting(Exchange::prompt).containsExactly("two \ud83d");
    assertThat(read.skipped.first()).extracting(SkippedLine::number).containsExactly(1L, 2L);
    assertThatThrownBy(() -> Exchange.of("a\ud83d", "one"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theListOfSkippedLinesIsBoundedAndTheCountIsNot() throws IOException {
    Read read =
        read("x\n".repeat(50).getBytes(StandardCharsets.UTF_8), new ExchangeReader.Limits(100, 3));
    assertThat(read.skipped.count()).isEqualTo(50);
    assertThat(read.skipped.first()).hasSize(3);
  }

  @Test
  void aLineOverTheLimitIsSkippedAndTheNextIsRead() throws IOException {
    String longLine = "{\"account\":\"a\",\"prompt\":\"" + "x".repeat(200_000) + "\"}\n";
    Read read =
        read(
            (longLine + FULL).getBytes(StandardCharsets.UTF_8),
            new ExchangeReader.Limits(100_000, 10));
    assertThat(read.exchanges).hasSize(1);
    assertThat(read.skipped.first())
        .containsExactly(new SkippedLine(1, "longer than 100000 bytes"));
  }

  @Test
  void bytesThatAreNotUtf8AreAMalformedLine() throws IOException {
    byte[] line = "{\"account\":\"a\",\"prompt\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '?' ? (byte) 0xff : line[i];
    }
    assertThat(read(line, ExchangeReader.Limits.USUAL).skipped.count()).isEqualTo(1);
  }

  @Test
  void progressCountsTheBytesOfTheSource() throws IOException {
    byte[] packed = gzip(FULL.repeat(100).getBytes(StandardCharsets.UTF_8));
    List<Long> told = new ArrayList<>();
    try (ExchangeReader reader =
        new ExchangeReader(
            new ByteArrayInputStream(packed), ExchangeReader.Limits.USUAL, told::add)) {
      int exchanges = 0;
      while (reader.next().isPresent()) {
        exchanges++;
      }
      assertThat(exchanges).isEqualTo(100);
    }
    assertThat(told).isSorted().last().isEqualTo((long) packed.length);
  }

  @Test
  void noValueIsPrinted() throws IOException {
    Exchange exchange = read(FULL.replace("\"p\"", "\"4111\"")).exchanges.get(0);
    assertThat(exchange.toString()).doesNotContain("Grü", "a-1", "4111");
  }

  @Test
  void whateverIsMutatedOnlyIoExceptionsComeOut() {
    long seed = 20_261_123;
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = (FULL + FULL + FULL).getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(6); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] input = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      try {
        Read read = read(input, new ExchangeReader.Limits(300, 2));
        assertThat(read.exchanges.size()).as("seed %d round %d", seed, round).isLessThan(200);
      } catch (IOException declared) {
        assertThat(declared).as("seed %d round %d", seed, round).hasMessageNotContaining("Grü");
      } catch (RuntimeException escaped) {
        throw new AssertionError("seed " + seed + " round " + round, escaped);
      }
    }
  }
}
