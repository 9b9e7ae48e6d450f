package org.stillwatch.hub.members;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member as it is stored. */
@Entity
@Table(name = "member")
class MemberRow {
  @Id private @Nullable UUID id;

  private @Nullable String name;

  @Column(name = "admitted_at")
  private @Nullable Instant admittedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For the persistence provider. */
  protected MemberRow() {}

  MemberRow(UUID id, String name, Instant admittedAt) {
    this.id = id;
    this.name = name;
    this.admittedAt = admittedAt;
  }

  void revoke(Instant at) {
    if (revokedAt == null) {
      revokedAt = at;
    }
  }

  Member asMember(boolean enrolled) {
    if (id == null || name == null || admittedAt == null) {
      throw new IllegalStateException("a member row without id, name or date");
    }
    return new Member(new MemberId(id), name, admittedAt, enrolled, Optional.ofNullable(revokedAt));
  }
}
