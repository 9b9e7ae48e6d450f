package org.stillwatch.hub.members;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.enrolment.MembershipEvent;
import org.stillwatch.wire.enrolment.MembershipEvent.Word;
import org.stillwatch.wire.seal.KeyId;

/**
 * The store of members, their keys and tickets. Every method runs within a transaction of its
 * caller.
 */
@Singleton
public final class Members {
  /** How long a ticket can be used. */
  static final Duration TICKET_LIFE = Duration.ofDays(7);

  private final EntityManager entities;
  private final MembershipEvents events;

  /** Members in that database; what becomes of them is told. */
  @Inject
  public Members(EntityManager entities, MembershipEvents events) {
    this.entities = entities;
    this.events = events;
  }

  /**
   * Admits a lab and keeps the digest of its ticket's code.
   *
   * @throws Refused with {@link Refusal.Taken} if an active member has that name
   */
  public void admit(MemberId id, String name, Digest code, Instant now) {
    if (named(name).isPresent()) {
      throw new Refused(new Refusal.Taken("a member of that name"));
    }
    entities.persist(new MemberRow(id.value(), name, now));
    entities.flush();
    entities.persist(new TicketRow(code.base64Url(), id, now.plus(TICKET_LIFE)));
    entities.flush();
    happened(id, Word.ADMITTED, now);
  }

  /**
   * Uses up a ticket.
   *
   * @throws Refused with {@link Refusal.TicketRefused}, the same whether it is unknown, used, over
   *     or its member revoked
   */
  public MemberId useTicket(Digest code, Instant now) {
    TicketRow ticket =
        entities.find(TicketRow.class, code.base64Url(), LockModeType.PESSIMISTIC_WRITE);
    if (ticket == null || !ticket.usable(now)) {
      throw new Refused(new Refusal.TicketRefused());
    }
    MemberId id = ticket.use(now);
    if (find(id).filter(member -> member.revokedAt().isEmpty()).isEmpty()) {
      throw new Refused(new Refusal.TicketRefused());
    }
    return id;
  }

  /** Registers a public key of a lab. A key serves one purpose at one lab only. */
  public void register(MemberId id, KeyPurpose purpose, String keyId, String jwk, Instant now) {
    if (entities.find(MemberKeyRow.class, keyId) != null) {
      throw new Refused(new Refusal.Taken("a registration of that key"));
    }
    entities.persist(new MemberKeyRow(keyId, id, purpose, jwk, now));
    events.happened(
        new MembershipEvent(id.value(), Word.KEY_REGISTERED, now, Optional.of(KeyId.parse(keyId))));
  }

  /** Ends a membership at once, with all its keys. */
  public void revoke(String name, Instant now) {
    Member member = named(name).orElseThrow(() -> new Refused(new Refusal.NotFound("member")));
    MemberRow row = entities.find(MemberRow.class, member.id().value());
    row.revoke(now);
    keysOf(member.id()).forEach(key -> key.revoke(now));
    happened(member.id(), Word.REVOKED, now);
  }

  private void happened(MemberId id, Word word, Instant now) {
    events.happened(new MembershipEvent(id.value(), word, now, Optional.empty()));
  }

  /**
   * Begins a membership anew whose keys or tickets were lost: ends both at once, and keeps the
   * digest of a new ticket's code. Id, name and what was reported stay.
   *
   * @throws Refused with {@link Refusal.NotFound} if there is no such member, and with {@link
   *     Refusal.Ended} if it was revoked: what was ended is not begun anew
   */
  public void readmit(String name, Digest code, Instant now) {
    Member member = named(name).orElseThrow(() -> new Refused(new Refusal.NotFound("member")));
    if (member.revokedAt().isPresent()) {
      throw new Refused(new Refusal.Ended("this membership"));
    }
    keysOf(member.id()).forEach(key -> key.revoke(now));
    entities
        .createQuery("select t from TicketRow t where t.memberId = :id", TicketRow.class)
        .setParameter("id", member.id().value())
        .getResultList()
        .forEach(ticket -> ticket.end(now));
    entities.persist(new TicketRow(code.base64Url(), member.id(), now.plus(TICKET_LIFE)));
    entities.flush();
    happened(member.id(), Word.READMITTED, now);
  }

  /** The member with that id. */
  public Optional<Member> find(MemberId id) {
    return Optional.ofNullable(entities.find(MemberRow.class, id.value()))
        .map(row -> row.asMember(hasKeys(id)));
  }

  /** Whether a key of the member is in force. */
  private boolean hasKeys(MemberId id) {
    return keysOf(id).stream().anyMatch(key -> !key.asKey().revoked());
  }

  /** The member that the operator calls so. */
  public Optional<Member> named(String name) {
    return entities
        .createQuery("select m from MemberRow m where m.name = :name", MemberRow.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst()
        .map(row -> row.asMember(hasKeys(row.asMember(false).id())));
  }

  /** All members, revoked ones too, in the order of their names. */
  public List<Member> all() {
    Set<UUID> enrolled =
        new HashSet<>(
            entities
                .createQuery(
                    "select distinct k.memberId from MemberKeyRow k where k.revokedAt is null",
                    UUID.class)
                .getResultList());
    return entities
        .createQuery("select m from MemberRow m order by m.name", MemberRow.class)
        .getResultStream()
        .map(row -> row.asMember(enrolled.contains(row.asMember(false).id().value())))
        .toList();
  }

  /** The registered key with that thumbprint, revoked ones too. */
  public Optional<RegisteredKey> key(String keyId) {
    return Optional.ofNullable(entities.find(MemberKeyRow.class, keyId)).map(MemberKeyRow::asKey);
  }

  /**
   * Whether a lab may act with a client key: a token of a key that was revoked meanwhile is good
   * for nothing, though not over.
   */
  boolean isInForce(MemberId id, String keyId) {
    return !entities
        .createQuery(
            "select k.keyId from MemberKeyRow k, MemberRow m where k.keyId = :key"
                + " and k.memberId = :id and k.purpose = :purpose and k.revokedAt is null"
                + " and m.id = :id and m.revokedAt is null",
            String.class)
        .setParameter("key", keyId)
        .setParameter("id", id.value())
        .setParameter("purpose", KeyPurpose.CLIENT.row())
        .getResultList()
        .isEmpty();
  }

  /** The keys of a lab that are in force for a purpose. */
  public List<RegisteredKey> keys(MemberId id, KeyPurpose purpose) {
    return keysOf(id).stream()
        .map(MemberKeyRow::asKey)
        .filter(key -> key.purpose() == purpose && !key.revoked())
        .toList();
  }

  private List<MemberKeyRow> keysOf(MemberId id) {
    return entities
        .createQuery("select k from MemberKeyRow k where k.memberId = :id", MemberKeyRow.class)
        .setParameter("id", id.value())
        .getResultList();
  }
}
