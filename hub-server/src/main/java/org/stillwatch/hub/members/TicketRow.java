package org.stillwatch.hub.members;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enrolment ticket as it is stored: only the digest of its code. */
@Entity
@Table(name = "ticket")
class TicketRow {
  @Id
  @Column(name = "code_digest")
  private @Nullable String codeDigest;

  @Column(name = "member_id")
  private @Nullable UUID memberId;

  @Column(name = "expires_at")
  private @Nullable OffsetDateTime expiresAt;

  @Column(name = "used_at")
  private @Nullable OffsetDateTime usedAt;

  /** For the persistence provider. */
  protected TicketRow() {}

  TicketRow(String codeDigest, MemberId member, Instant expiresAt) {
    this.codeDigest = codeDigest;
    this.memberId = member.value();
    this.expiresAt = expiresAt.atOffset(ZoneOffset.UTC);
  }

  boolean usable(Instant now) {
    return usedAt == null && expiresAt != null && now.isBefore(expiresAt.toInstant());
  }

  /** It can be used no more; one that was used stays as it is. */
  void end(Instant now) {
    if (usedAt == null) {
      usedAt = now.atOffset(ZoneOffset.UTC);
    }
  }

  MemberId use(Instant now) {
    if (memberId == null) {
      throw new IllegalStateException("a ticket row without a member");
    }
    usedAt = now.atOffset(ZoneOffset.UTC);
    return new MemberId(memberId);
  }
}
