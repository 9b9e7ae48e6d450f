package org.stillwatch.wire.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.indicator.Extension;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.indicator.StixTime;

/**
 * Takes reports or single indicators back. It names them, and repeats nothing of them.
 *
 * @param id random, type {@value #TYPE}
 * @param withdrawn groupings or indicators of the same lab, 1 to 100
 */
public record Withdrawal(
    StixId id, StixId createdBy, Instant created, List<StixId> withdrawn, WithdrawalReason reason) {
  /** The type of the STIX object. */
  public static final String TYPE = "stillwatch-withdrawal";

  private static final Limits ANY = new Limits(1 << 24, 32);

  /** Checks what no type can. */
  public Withdrawal {
    withdrawn = List.copyOf(withdrawn);
    if (!id.type().equals(TYPE) || withdrawn.isEmpty() || withdrawn.size() > 100) {
      throw new IllegalArgumentException("a withdrawal of 1 to 100 objects");
    }
  }

  /** Whether an object that was checked when it was sent is a withdrawal. */
  public static boolean isOne(Bytes object) {
    return StrictJson.read(object.toByteArray(), ANY).path("type").asText().equals(TYPE);
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
        .put("reason", reason.word());
    ArrayNode refs = stix.putArray("object_refs");
    withdrawn.forEach(ref -> refs.add(ref.toString()));
    stix.putObject("extensions")
        .putObject(Extension.WITHDRAWAL.ref())
        .put("extension_type", Extension.WITHDRAWAL.extensionType());
    return stix;
  }
}
