package org.stillwatch.hub.members;

/** Whom a resource is for. */
public enum Role {
  /** Everybody: discovery, enrolment with a ticket, the token endpoint. */
  ANYONE,
  /** An enrolled lab, with a DPoP-bound access token. */
  LAB,
  /** The operator, with the operator's secret. */
  OPERATOR
}
