package org.stillwatch.sdk.kafka;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkKind;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.sink.SinkSurroundings;
import org.stillwatch.wire.canonical.Members;

/**
 * {@code "type": "kafka"}: {@code brokers} (host:port, parted by commas), a {@code topic}, and if
 * wanted a {@code properties_file} (0600) with the client's security settings. Without TLS and
 * beyond this machine only with {@code "unencrypted": "accepted"}.
 */
public final class KafkaKind implements SinkKind {
  private static final Pattern BROKERS =
      Pattern.compile(
          "[A-Za-z0-9.\\-\\[\\]:]+:[0-9]{1,5}(,[A-Za-z0-9.\\-\\[\\]:]+:[0-9]{1,5}){0,31}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Pattern LOOPBACK =
      Pattern.compile("((127\\.0\\.0\\.1|localhost|\\[::1\\]):[0-9]{1,5},?)+");

  @Override
  public String type() {
    return "kafka";
  }

  @Override
  public DetectionSink open(SinkSettings settings, SinkSurroundings around) throws IOException {
    Members members =
        settings.members(Set.of("brokers", "topic"), Set.of("properties_file", "unencrypted"));
    String brokers = members.text("brokers", text -> of(BROKERS, text));
    String topic = members.text("topic", text -> of(TOPIC, text));
    Properties properties = new Properties();
    if (members.optionalText("properties_file", text -> text).isPresent()) {
      properties.load(new ByteArrayInputStream(settings.secret(members, "properties_file")));
    }
    boolean accepted = members.optionalText("unencrypted", KafkaKind::accepted).isPresent();
    if (!encrypted(properties) && !LOOPBACK.matcher(brokers).matches() && !accepted) {
      throw new IOException(
          "the sink "
              + settings.name()
              + " would send alerts over the network for all to read: set security.protocol to SSL"
              + " or SASL_SSL in its properties_file, or write \"unencrypted\": \"accepted\"");
    }
    return new KafkaSink(brokers, topic, properties, around.timeouts());
  }

  private static boolean encrypted(Properties properties) {
    return properties
        .getProperty("security.protocol", "PLAINTEXT")
        .toUpperCase(Locale.ROOT)
        .endsWith("SSL");
  }

  private static String of(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("brokers as host:port, a topic of letters and digits");
    }
    return text;
  }

  private static String accepted(String word) {
    if (!word.equals("accepted")) {
      throw new IllegalArgumentException("accepted");
    }
    return word;
  }
}
