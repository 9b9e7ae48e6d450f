package org.stillwatch.wire.enrolment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * What the operator hands to a lab out of band: where the hub is, its pinned key, and a one-time
 * code. It holds a secret: {@code toString} does not show it.
 *
 * @param hubKey the key that signs receipts, alerts and key manifests
 * @param code 32 random bytes
 */
public record Ticket(URI hub, UUID hubId, VerifyingKey hubKey, Bytes code, Instant expires) {
  private static final String FORMAT = "stillwatch-ticket/1";

  /** The file's content. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT)
        .put("hub", hub.toString())
        .put("hub_id", hubId.toString())
        .put("hub_key", hubKey.toJwk())
        .put("code", code.base64Url())
        .put("expires", StixTime.write(expires));
    return json;
  }

  /**
   * Reads a ticket.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat its content
   */
  public static Ticket fromJson(JsonNode json) {
    Members members =
        Members.of(json, Set.of("format", "hub", "hub_id", "code", "expires", "hub_key"), Set.of());
    members.constant("format", FORMAT);
    Ticket ticket =
        new Ticket(
            members.text("hub", URI::create),
            members.text("hub_id", UUID::fromString),
            members.text("hub_key", VerifyingKey::fromJwk),
            members.text("code", Bytes::fromBase64Url),
            members.text("expires", StixTime::parse));
    if (ticket.code.size() != Digest.SIZE) {
      throw new IllegalArgumentException("a ticket with a code of 32 bytes");
    }
    return ticket;
  }

  /** What the hub keeps of the code. */
  public Digest codeDigest() {
    return Digest.of(code);
  }

  @Override
  public String toString() {
    return "Ticket[hub=" + hub + ", expires=" + expires + "]";
  }
}
