package org.stillwatch.hub.members;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A public key of a member as it is stored. */
@Entity
@Table(name = "member_key")
class MemberKeyRow {
  @Id
  @Column(name = "key_id")
  private @Nullable String keyId;

  @Column(name = "member_id")
  private @Nullable UUID memberId;

  private @Nullable String purpose;
  private @Nullable String jwk;

  @Column(name = "registered_at")
  private @Nullable Instant registeredAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For the persistence provider. */
  protected MemberKeyRow() {}

  MemberKeyRow(
      String keyId, MemberId member, KeyPurpose purpose, String jwk, Instant registeredAt) {
    this.keyId = keyId;
    this.memberId = member.value();
    this.purpose = purpose.row();
    this.jwk = jwk;
    this.registeredAt = registeredAt;
  }

  void revoke(Instant at) {
    if (revokedAt == null) {
      revokedAt = at;
    }
  }

  RegisteredKey asKey() {
    if (keyId == null || memberId == null || purpose == null || jwk == null) {
      throw new IllegalStateException("a key row without id, member, purpose or key");
    }
    return new RegisteredKey(
        keyId,
        new MemberId(memberId),
        KeyPurpose.valueOf(purpose.toUpperCase(java.util.Locale.ROOT)),
        jwk,
        revokedAt != null);
  }
}
