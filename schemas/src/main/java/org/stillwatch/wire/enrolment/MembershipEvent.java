package org.stillwatch.wire.enrolment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.indicator.StixTime;
import org.stillwatch.wire.seal.KeyId;

/**
 * What became of a membership, as the log keeps it: ids only, no name.
 *
 * @param lab the member's random id
 * @param key the key that was registered; empty for other events
 */
public record MembershipEvent(UUID lab, Word word, Instant at, Optional<KeyId> key) {
  private static final String FORMAT = "stillwatch-membership/1";
  private static final Limits LIMITS = new Limits(1_024, 2);

  /** What it was. */
  public enum Word {
    ADMITTED("admitted"),
    KEY_REGISTERED("key-registered"),
    READMITTED("readmitted"),
    REVOKED("revoked");

    private final String word;

    Word(String word) {
      this.word = word;
    }

    private static Word of(String text) {
      return Arrays.stream(values())
          .filter(one -> one.word.equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("an event of a membership"));
    }
  }

  /** Refuses a registration without a key, and a key with anything else. */
  public MembershipEvent {
    if (key.isPresent() != (word == Word.KEY_REGISTERED)) {
      throw new IllegalArgumentException("a key when one was registered, and only then");
    }
  }

  /** The bytes whose digest is in the log. */
  public byte[] toCanonical() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT)
        .put("lab", lab.toString())
        .put("event", word.word)
        .put("at", StixTime.write(at));
    key.ifPresent(id -> json.put("key", id.toString()));
    return CanonicalJson.write(json);
  }

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static MembershipEvent parse(byte[] canonical) {
    JsonNode json = CanonicalJson.readExact(canonical, LIMITS);
    Members members = Members.of(json, Set.of("format", "lab", "event", "at"), Set.of("key"));
    members.constant("format", FORMAT);
    return new MembershipEvent(
        members.text("lab", UUID::fromString),
        members.text("event", Word::of),
        members.text("at", StixTime::parse),
        members.optionalText("key", KeyId::parse));
  }
}
