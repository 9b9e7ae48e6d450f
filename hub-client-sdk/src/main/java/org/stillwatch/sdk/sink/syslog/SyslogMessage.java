package org.stillwatch.sdk.sink.syslog;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.indicator.StixTime;

/**
 * The form of an alert as a message of RFC 5424: what a machine reads is structured data, and a
 * sentence follows for people.
 *
 * @param facility 0 to 23 (section 6.2.1)
 * @param hostname of the sender, or {@code -}
 * @param enterprise number in the name of the structured data (section 7.2.2)
 */
record SyslogMessage(int facility, String hostname, long enterprise) {
  /** Receivers should take so much (section 6.1). */
  static final int MOST_BYTES = 8_192;

  /** Reserved for documentation by RFC 5612: a lab with a number of its own configures that. */
  static final long DOCUMENTATION = 32_473;

  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final int INFORMATIONAL = 6;

  /** Room for the parameter that says how many accounts are left out, and for the sentence. */
  private static final int TAIL_BYTES = 512;

  /** The message, without the count of its octets. */
  byte[] of(VerifiedAlert verified, SortedSet<String> accounts) {
    Alert alert = verified.alert();
    StringBuilder text = new StringBuilder(512);
    text.append('<').append(8 * facility + severity(alert)).append(">1 ");
    text.append(StixTime.write(alert.issued())).append(' ').append(hostname);
    text.append(" stillwatch - alert-").append(alert.state().word()).append(' ');
    text.append("[stillwatch@").append(enterprise);
    parameter(text, "alert", alert.id().toString());
    parameter(text, "campaign", alert.campaign().toString());
    parameter(text, "cluster", alert.cluster().toString());
    parameter(text, "state", alert.state().word());
    parameter(text, "labs", alert.labs());
    parameter(text, "ceiling", alert.ceiling().json());
    for (Why why : alert.why()) {
      String cautions =
          why.cautions().stream()
              .sorted()
              .map(caution -> " " + caution.word())
              .collect(Collectors.joining());
      parameter(
          text,
          "why",
          why.kind() + " " + why.similarity().word() + " " + why.rarity().word() + cautions);
    }
    accounts(text, accounts);
    text.append("] ").append(sentence(alert));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void accounts(StringBuilder text, SortedSet<String> accounts) {
    int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
    int written = 0;
    for (String account : accounts) {
      StringBuilder one = new StringBuilder();
      parameter(one, "account", account);
      bytes += one.toString().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES - TAIL_BYTES) {
        break;
      }
      text.append(one);
      written++;
    }
    if (written < accounts.size()) {
      parameter(text, "accountsLeftOut", Integer.toString(accounts.size() - written));
    }
  }

  /** An alert is decision support: nothing of it is an error or worse. */
  private static int severity(Alert alert) {
    if (alert.state() == AlertState.RETRACTED) {
      return NOTICE;
    }
    return switch (alert.ceiling()) {
      case RESTRICT -> WARNING;
      case REVIEW -> NOTICE;
      case OBSERVE -> INFORMATIONAL;
    };
  }

  /** Section 6.3.3: quotation mark, backslash and closing bracket are escaped. */
  private static void parameter(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append("=\"");
    for (int i = 0; i < value.length(); i++) {
      char one = value.charAt(i);
      if (one == '"' || one == '\\' || one == ']') {
        text.append('\\');
      }
      text.append(Character.isISOControl(one) ? '\uFFFD' : one);
    }
    text.append('"');
  }

  private static String sentence(Alert alert) {
    return alert.state() == AlertState.RETRACTED
        ? "What other labs were said to see of this cluster does not hold any more."
        : "Labs that see this cluster, this one included: "
            + alert.labs()
            + ". At most: "
            + alert.ceiling().json()
            + ", after human judgement.";
  }
}
