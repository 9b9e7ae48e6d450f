package org.stillwatch.sdk.cli.local;

import java.net.URI;
import java.nio.file.Path;
import org.stillwatch.wire.enrolment.Ticket;

/** What the operator of a hub does when a lab joins. */
@FunctionalInterface
public interface Admission {

  /**
   * Makes a lab a member.
   *
   * @param secretFile the operator's secret
   * @param name the operator's word for the lab, of a-z, 0-9 and hyphens
   */
  Ticket admit(URI hub, Path secretFile, String name) throws InterruptedException;
}
