package org.stillwatch.hub.members;

/** Whom a resource is for. */
public enum Role {
  /** Everybody: discovery, enrolment with a ticket, the token endpoint. */
  ANYONE,
  /** An enrolled lab, with a DPoP-bound access token. */
  LAB,
  /** The operator, with the operator's secret. */
  OPERATOR,
  /** The other officer of the operator, with the approver's secret. */
  APPROVER,
  /** A government's liaison, with its own credential. Such resources only read. */
  LIAISON
}
