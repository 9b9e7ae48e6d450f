package org.stillwatch.hub.ledger;

import java.util.Optional;
import org.stillwatch.hub.members.MemberId;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.log.LeafKind;

/**
 * Something that belongs into the log.
 *
 * @param subject as the kind says; of one kind, each subject stands in the log once
 * @param whose the lab that may see what the leaf binds; empty if all members may
 * @param content what the subject is the digest of, if who may see it has it from nowhere else
 */
public record Happening(
    LeafKind kind, Digest subject, Optional<MemberId> whose, Optional<Bytes> content) {
  /** What its lab has from elsewhere. */
  public static Happening of(LeafKind kind, Digest subject, MemberId whose) {
    return new Happening(kind, subject, Optional.of(whose), Optional.empty());
  }

  /** What the log shows all members word for word. */
  public static Happening shown(LeafKind kind, Bytes content) {
    return new Happening(kind, Digest.of(content), Optional.empty(), Optional.of(content));
  }

  /** What all members have from elsewhere. */
  public static Happening forAll(LeafKind kind, Digest subject) {
    return new Happening(kind, subject, Optional.empty(), Optional.empty());
  }
}
