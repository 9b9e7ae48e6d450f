package org.stillwatch.hub.members;

import org.stillwatch.wire.enrolment.MembershipEvent;

/** Is told what becomes of memberships, within the transaction that does it. */
@FunctionalInterface
public interface MembershipEvents {
  /** Takes it down; what this throws undoes it. */
  void happened(MembershipEvent event);
}
