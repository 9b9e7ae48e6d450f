package org.stillwatch.sdk.kafka;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.SortedSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.sink.AlertForm;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkFailed;
import org.stillwatch.sdk.sink.SinkRefused;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.canonical.CanonicalJson;

/**
 * Writes each alert as one record: the key is the cluster, so that its alerts stay in order; the
 * value is the alert's JSON; the header {@value #HEADER} is its id. Taken means that all replicas
 * in sync have it. An alert that comes again has the same header.
 */
final class KafkaSink implements DetectionSink, AutoCloseable {
  static final String HEADER = "stillwatch-alert";

  private final String topic;
  private final Properties properties;
  private final Timeouts timeouts;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  KafkaSink(String brokers, String topic, Properties given, Timeouts timeouts) {
    this.topic = topic;
    this.timeouts = timeouts;
    this.properties = new Properties();
    properties.putAll(given);
    int wait = Math.toIntExact(timeouts.answer().toMillis());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, wait);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, wait / 2));
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, wait);
  }

  @Override
  public void accept(VerifiedAlert alert, SortedSet<String> accounts) throws IOException {
    byte[] key = alert.alert().cluster().toString().getBytes(StandardCharsets.US_ASCII);
    byte[] value = CanonicalJson.write(AlertForm.shown(alert, accounts));
    ProducerRecord<byte[], byte[]> entry = new ProducerRecord<>(topic, key, value);
    entry.headers().add(HEADER, alert.alert().id().toString().getBytes(StandardCharsets.US_ASCII));
    try {
      producer().send(entry).get(2 * timeouts.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        throw new SinkRefused("the alert is larger than the topic takes");
      }
      throw new SinkFailed("the brokers did not take the alert", e);
    } catch (KafkaException | TimeoutException e) {
      throw new SinkFailed("the brokers cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while writing").initCause(e);
    }
  }

  /** Made when the first alert comes: brokers that are away are met then, and again. */
  private KafkaProducer<byte[], byte[]> producer() {
    KafkaProducer<byte[], byte[]> made = producer;
    if (made == null) {
      made = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
      producer = made;
    }
    return made;
  }

  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> made = producer;
    if (made != null) {
      made.close(timeouts.connect());
    }
  }
}
