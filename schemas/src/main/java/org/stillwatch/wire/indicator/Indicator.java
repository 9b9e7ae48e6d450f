package org.stillwatch.wire.indicator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An indicator that a lab makes: one privacy-reduced fact, on its way to a STIX 2.1 indicator
 * (section 4.7).
 *
 * @param id random
 * @param createdBy the lab's identity
 * @param confidence 0 to 100, by the lab
 * @param fields the extension of its kind
 */
public record Indicator(
    StixId id,
    StixId createdBy,
    Instant created,
    Instant validUntil,
    int confidence,
    Tlp tlp,
    Pap pap,
    IndicatorKind kind,
    ObjectNode fields) {

  /** The type of the STIX object. */
  public static final String TYPE = "indicator";

  /** Checks type and range. */
  public Indicator {
    if (!id.type().equals(TYPE) || confidence < 0 || confidence > 100) {
      throw new IllegalArgumentException("an indicator's id and a confidence from 0 to 100");
    }
  }

  /** The STIX object. */
  public ObjectNode toStix() {
    ObjectNode stix = JsonNodeFactory.instance.objectNode();
    stix.put("type", TYPE)
        .put("spec_version", "2.1")
        .put("id", id.toString())
        .put("created_by_ref", createdBy.toString())
        .put("created", StixTime.write(created))
        .put("modified", StixTime.write(created))
        .put("pattern", kind.pattern(fields))
        .put("pattern_type", "stix")
        .put("valid_from", StixTime.write(created))
        .put("valid_until", StixTime.write(validUntil))
        .put("confidence", confidence);
    stix.putArray("object_marking_refs").add(tlp.markingRef()).add(pap.markingRef());
    stix.putObject("extensions").set(Extension.INDICATOR_KIND.ref(), fields.deepCopy());
    return stix;
  }
}
