package org.stillwatch.sdk.sink.syslog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.stillwatch.sdk.sink.DetectionSink;
import org.stillwatch.sdk.sink.SinkKind;
import org.stillwatch.sdk.sink.SinkSettings;
import org.stillwatch.sdk.sink.SinkSurroundings;
import org.stillwatch.wire.canonical.Members;

/**
 * {@code "type": "syslog"}: an {@code address}; if wanted {@code trust_file} (certificates in PEM,
 * instead of Java's own), {@code facility} (16 if not said), {@code hostname}, {@code enterprise}
 * (32473, the number for documentation, if not said). Without TLS and beyond this machine only with
 * {@code "unencrypted": "accepted"}.
 */
public final class SyslogKind implements SinkKind {
  private static final Set<String> OPTIONAL =
      Set.of("trust_file", "facility", "hostname", "enterprise", "unencrypted");
  private static final Pattern HOSTNAME = Pattern.compile("[!-~]{1,255}");
  private static final int LOCAL0 = 16;
  private static final int MOST_FACILITY = 23;
  private static final long MOST_ENTERPRISE = 4_294_967_295L;

  @Override
  public String type() {
    return "syslog";
  }

  @Override
  public DetectionSink open(SinkSettings settings, SinkSurroundings around) throws IOException {
    Members members = settings.members(Set.of("address"), OPTIONAL);
    SyslogAddress address = members.text("address", SyslogAddress::parse);
    boolean accepted = members.optionalText("unencrypted", SyslogKind::accepted).isPresent();
    if (!address.tls() && !address.loopback() && !accepted) {
      throw new IOException(
          "the sink "
              + settings.name()
              + " would send alerts over the network for all to read: use tls://, or write"
              + " \"unencrypted\": \"accepted\"");
    }
    SyslogMessage form =
        new SyslogMessage(
            (int) members.optionalInteger("facility", 0, MOST_FACILITY).orElse(LOCAL0),
            members.optionalText("hostname", SyslogKind::hostname).orElse("-"),
            members
                .optionalInteger("enterprise", 1, MOST_ENTERPRISE)
                .orElse(SyslogMessage.DOCUMENTATION));
    return new SyslogSink(address, form, sockets(settings, members, address), around.timeouts());
  }

  private static Optional<SSLSocketFactory> sockets(
      SinkSettings settings, Members members, SyslogAddress address) throws IOException {
    boolean named = members.optionalText("trust_file", text -> text).isPresent();
    if (!address.tls()) {
      return Optional.empty();
    }
    return Optional.of(
        named
            ? TrustedSockets.trusting(Files.readAllBytes(settings.file(members, "trust_file")))
            : TrustedSockets.usual());
  }

  private static String accepted(String word) {
    if (!word.equals("accepted")) {
      throw new IllegalArgumentException("accepted");
    }
    return word;
  }

  private static String hostname(String text) {
    if (!HOSTNAME.matcher(text).matches()) {
      throw new IllegalArgumentException("1 to 255 printable ASCII characters");
    }
    return text;
  }
}
