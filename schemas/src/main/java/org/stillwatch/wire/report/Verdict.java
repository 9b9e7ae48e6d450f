package org.stillwatch.wire.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.StixTime;

/**
 * What an analyst decided about an alert, as a STIX opinion (STIX 2.1 section 4.14).
 *
 * @param id random, type {@value #TYPE}
 * @param alert type {@code stillwatch-alert}
 * @param reason a code of the policy's list; required by the policy for a dispute
 */
public record Verdict(
    StixId id,
    StixId createdBy,
    Instant created,
    StixId alert,
    VerdictWord word,
    Optional<String> reason) {
  /** The type of the STIX object. */
  public static final String TYPE = "opinion";

  /** The STIX object. */
  public ObjectNode toStix() {
    ObjectNode stix = JsonNodeFactory.instance.objectNode();
    stix.put("type", TYPE)
        .put("spec_version", "2.1")
        .put("id", id.toString())
        .put("created_by_ref", createdBy.toString())
        .put("created", StixTime.write(created))
        .put("modified", StixTime.write(created))
        .put("opinion", opinion(word));
    stix.putArray("object_refs").add(alert.toString());
    ObjectNode fields = stix.putObject("extensions").putObject(Extension.VERDICT.ref());
    fields.put("extension_type", Extension.VERDICT.extensionType()).put("verdict", word.word());
    reason.ifPresent(code -> fields.put("reason", code));
    return stix;
  }

  /** The STIX word (opinion-enum) that goes with a verdict; the hub refuses another. */
  public static String opinion(VerdictWord word) {
    return switch (word) {
      case CONFIRMED -> "strongly-agree";
      case BENIGN -> "strongly-disagree";
      case DISPUTED -> "disagree";
    };
  }
}
