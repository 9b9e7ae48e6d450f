package org.stillwatch.sdk.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.sdk.sink.Deliveries;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.Sample;
import org.stillwatch.sdk.sink.SinkFailed;
import org.stillwatch.sdk.sink.SinkRefused;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.trust.SinkEntry;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.canonical.MalformedJson;

/** Against a broker that the test starts. */
class KafkaSinkTest {
  private static final String TOPIC = "alerts";

  @TempDir private Path folder = Path.of("");
  private Sample sample;

  @BeforeEach
  void make() throws Exception {
    sample = new Sample(folder.resolve("lab"));
  }

  private static ObjectNode entry(String brokers) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "bus")
        .put("type", "kafka")
        .put("brokers", brokers)
        .put("topic", TOPIC);
  }

  private DetectionSink sink(ObjectNode entry, Duration timeout) throws IOException {
    return new KafkaKind()
        .open(
            new SinkSettings(new SinkEntry(entry), folder),
            sample.around(Clock.systemUTC(), timeout));
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(Broker broker, int many) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.address(), "auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition only = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      for (int i = 0; i < 60 && read.size() < many; i++) {
        consumer.poll(Duration.ofSeconds(1)).forEach(read::add);
      }
    }
    return read;
  }

  @Test
  void alertsAreInTheTopicInOrderAlsoWhenTheBrokerWasAway() throws Exception {
    try (Broker broker = Broker.started(folder.resolve("broker"));
        Deliveries deliveries = sample.deliveries()) {
      deliveries.configure(List.of(new SinkEntry(entry(broker.address()))), folder);
      VerifiedAlert first = sample.alert();
      VerifiedAlert second = sample.alert();
      deliveries.take(first);
      deliveries.start();
      var before = read(broker, 1);
      assertThat(header(before.get(0))).isEqualTo(first.alert().id().toString());
      assertThat(new String(before.get(0).key(), StandardCharsets.US_ASCII))
          .isEqualTo(first.alert().cluster().toString());
      var json = new ObjectMapper().readTree(before.get(0).value());
      assertThat(json.path("ceiling").asText()).isEqualTo("review");
      assertThat(json.has("accounts")).isFalse();

      broker.kill();
      deliveries.take(second);
      for (int i = 0; i < 600 && deliveries.states().get(0).failure().isEmpty(); i++) {
        Thread.sleep(100);
      }
      assertThat(deliveries.states().get(0).waiting()).isOne();
      broker.restart();
      List<String> ids = read(broker, 2).stream().map(KafkaSinkTest::header).toList();
      // At least once: what was sent when the broker died may be there twice.
      assertThat(ids.stream().distinct())
          .containsExactly(first.alert().id().toString(), second.alert().id().toString());

      DetectionSink sink = sink(entry(broker.address()), Duration.ofSeconds(20));
      TreeSet<String> accounts = new TreeSet<>();
      for (int i = 0; i < 2_000; i++) {
        accounts.add("account-" + i);
      }
      assertThatExceptionOfType(SinkRefused.class)
          .isThrownBy(() -> sink.accept(sample.alert(), accounts));
      ((AutoCloseable) sink).close();
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> one) {
    return new String(
        one.headers().lastHeader(KafkaSink.HEADER).value(), StandardCharsets.US_ASCII);
  }

  @Test
  void brokersThatAreAwayAreAFailure() throws Exception {
    try (KafkaSink sink = (KafkaSink) sink(entry("127.0.0.1:1"), Duration.ofMillis(500))) {
      assertThatExceptionOfType(SinkFailed.class)
          .isThrownBy(() -> sink.accept(sample.alert(), new TreeSet<>()));
    }
  }

  @Test
  void withoutTlsAlertsLeaveThisMachineOnlyIfTheLabAcceptsIt() throws Exception {
    ObjectNode far = entry("kafka.example.org:9092");
    assertThatIOException()
        .isThrownBy(() -> sink(far, Duration.ofSeconds(1)))
        .withMessageContaining("security.protocol");
    Path secrets =
        Files.writeString(folder.resolve("kafka.properties"), "security.protocol=SASL_SSL\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r-----"));
    far.put("properties_file", "kafka.properties");
    assertThatIOException()
        .isThrownBy(() -> sink(far, Duration.ofSeconds(1)))
        .withMessageContaining("chmod");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    assertThat(sink(far, Duration.ofSeconds(1))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:port", "host:1,", "http://host:1", "host:1 host:2"})
  void brokersOfAnotherFormAreRefused(String brokers) {
    assertThatExceptionOfType(MalformedJson.class)
        .isThrownBy(() -> sink(entry(brokers), Duration.ofSeconds(1)));
  }
}
