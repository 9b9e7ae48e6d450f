package org.stillwatch.wire.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The stable types of problem. Clients may switch on them; the human text beside them may change.
 */
public enum ProblemType {
  /** The bytes do not have the agreed form: JSON, schema, batch lines, parameters. */
  MALFORMED("The message does not have the agreed form"),
  /** A string looks like a clear e-mail address, card number, IP address or text. */
  CLEAR_IDENTIFIER("A field holds a clear value that must not leave the lab"),
  /** A body, object, list or nesting is larger than the limit. */
  OVER_LIMIT("The message is larger than the limit"),
  /** The Content-Type is not the one of this resource. */
  UNSUPPORTED_MEDIA_TYPE("The content type is not the expected one"),
  /** The Accept header names nothing that the resource has. */
  NOT_ACCEPTABLE("No form of this is acceptable"),
  /** No or no valid credential. */
  UNAUTHENTICATED("The caller is not authenticated"),
  /** Authenticated, but this is not for this caller. */
  NOT_PERMITTED("The caller may not do this"),
  /** No law lets it be read now. */
  LEGALLY_CLOSED("No legal basis is in force"),
  /** A seal does not verify. */
  BAD_SIGNATURE("The signature does not verify"),
  /** The key that signed is not registered for this lab, or not for this purpose. */
  UNKNOWN_KEY("The key is not registered"),
  /** The key or its lab was revoked. */
  REVOKED_KEY("The key was revoked"),
  /** The batch is addressed to another hub. */
  WRONG_AUDIENCE("The batch is addressed to another hub"),
  /** The batch belongs to another matching domain. */
  WRONG_DOMAIN("The batch belongs to another matching domain"),
  /** The epoch is over, or has not begun. */
  STALE_EPOCH("The epoch is not in force"),
  /** The check value differs from the one of the matching domain. */
  WRONG_GROUP_KEY("The group key is not the one of the members"),
  /** The policy digest is not that of the policy in force. */
  UNKNOWN_POLICY("The policy is not the one in force"),
  /** The policy in force does not allow this object. */
  AGAINST_POLICY("The policy in force does not allow this"),
  /** Same place in the chain, other content. */
  CHAIN_FORK("The chain of batches forks"),
  /** A place in the chain was left out. */
  CHAIN_GAP("The chain of batches has a gap"),
  /** The enrolment code is unknown, used or over. */
  TICKET_REFUSED("The enrolment ticket cannot be used"),
  /** A name or id is taken. */
  CONFLICT("This exists already"),
  /** There is no such thing, or it is not the caller's. */
  NOT_FOUND("There is no such thing for this caller"),
  /** The method is not allowed on this resource. */
  METHOD_NOT_ALLOWED("The method is not allowed here"),
  /** A budget for the day is used up. */
  BUDGET_SPENT("The budget is used up"),
  /** The hub cannot take more at the moment. */
  OVERLOADED("The hub cannot take more at the moment"),
  /** A part of the hub, such as its database, does not answer. */
  UNAVAILABLE("The hub cannot do this at the moment"),
  /** A defect of the hub. */
  INTERNAL("The hub failed");

  /** Every problem type's URI is this and the type's name in lower case with hyphens. */
  public static final String PREFIX = "urn:stillwatch:problem:";

  private final String title;

  ProblemType(String title) {
    this.title = title;
  }

  /** The same for every occurrence of the type (RFC 9457 section 3.1.3). */
  public String title() {
    return title;
  }

  /** The {@code type} member (RFC 9457 section 3.1.1). */
  public String uri() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type with this URI, or empty for a type of a newer hub. */
  public static Optional<ProblemType> ofUri(String uri) {
    return Arrays.stream(values()).filter(type -> type.uri().equals(uri)).findFirst();
  }
}
