package org.stillwatch.wire.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.canonical.Members;
import org.stillwatch.wire.tree.LeafHash;

/**
 * What a leaf of the log binds. The tree has only a digest over it, so that who reads the tree
 * learns neither what nor whose it is, and cannot try guesses; who is shown this can check it.
 *
 * @param salt 16 random bytes
 * @param subject digest of what happened, as {@link LeafKind} says
 */
public record LeafOpening(LeafKind kind, Bytes salt, Digest subject) {
  /** Length of a salt in bytes. */
  public static final int SALT_SIZE = 16;

  private static final Bytes DOMAIN = Bytes.utf8("stillwatch-leaf/1\0");

  /** Refuses a salt of another length. */
  public LeafOpening {
    if (salt.size() != SALT_SIZE) {
      throw new IllegalArgumentException("a salt has " + SALT_SIZE + " bytes");
    }
  }

  /**
   * The entry of the log: SHA-256 over {@code stillwatch-leaf/1}, a zero byte, the word of the
   * kind, a zero byte, the salt and the subject.
   */
  public Bytes entry() {
    var hash = Digest.sha256();
    DOMAIN.addTo(hash);
    Bytes.utf8(kind.word() + "\0").addTo(hash);
    salt.addTo(hash);
    subject.bytes().addTo(hash);
    return Bytes.of(hash.digest());
  }

  /** The hash of the leaf. */
  public LeafHash leaf() {
    return LeafHash.of(entry());
  }

  /** As it travels: within JSON, or canonical within a proof. */
  public ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", kind.word())
        .put("salt", salt.base64Url())
        .put("subject", subject.base64Url());
  }

  /**
   * Reads what {@link #toJson} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static LeafOpening fromJson(JsonNode json) {
    Members members = Members.of(json, Set.of("kind", "salt", "subject"), Set.of());
    return new LeafOpening(
        members.text("kind", LeafKind::of),
        members.text("salt", Bytes::fromBase64Url),
        members.text("subject", Digest::parse));
  }

  Bytes toCanonical() {
    return Bytes.of(CanonicalJson.write(toJson()));
  }
}
