package org.stillwatch.wire.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.indicator.StixTime;

/**
 * The hub's signed promise: this batch is durable, and will be in the log. The same batch again
 * gets the same receipt.
 *
 * @param batch digest of the batch's header
 * @param objects how many objects were accepted, 1 or more
 * @param includedBy until when the batch is in a signed checkpoint of the hub's log; empty in
 *     receipts from before hubs had one
 */
public record Receipt(
    UUID hub,
    UUID lab,
    String stream,
    long sequence,
    Digest batch,
    long objects,
    Instant received,
    Optional<Instant> includedBy) {
  private static final String FORMAT = "stillwatch-receipt/1";
  private static final Limits LIMITS = new Limits(4_096, 3);

  /** The bytes that the hub signs. */
  public byte[] toCanonical() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT)
        .put("hub", hub.toString())
        .put("lab", lab.toString())
        .put("stream", stream)
        .put("sequence", sequence)
        .put("batch", batch.base64Url())
        .put("objects", objects)
        .put("received", StixTime.write(received));
    includedBy.ifPresent(until -> json.put("included_by", StixTime.write(until)));
    return CanonicalJson.write(json);
  }

  /**
   * Reads a receipt.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static Receipt parse(byte[] canonical) {
    JsonNode json = CanonicalJson.readExact(canonical, LIMITS);
    Members members =
        Members.of(
            json,
            Set.of("format", "hub", "lab", "stream", "sequence", "batch", "objects", "received"),
            Set.of("included_by"));
    members.constant("format", FORMAT);
    return new Receipt(
        members.text("hub", UUID::fromString),
        members.text("lab", UUID::fromString),
        members.text("stream"),
        members.integer("sequence", 1, StrictJson.MAX_INTEGER),
        members.text("batch", Digest::parse),
        members.integer("objects", 1, StrictJson.MAX_INTEGER),
        members.text("received", StixTime::parse),
        members.optionalText("included_by", StixTime::parse));
  }
}
