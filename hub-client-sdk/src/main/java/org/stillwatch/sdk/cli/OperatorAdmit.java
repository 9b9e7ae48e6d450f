package org.stillwatch.sdk.cli;

import org.stillwatch.wire.enrolment.Ticket;
import picocli.CommandLine.Command;

/** {@code operator admit}: makes a lab a member and writes the ticket with which it enrols. */
@Command(
    name = "admit",
    mixinStandardHelpOptions = true,
    description = "Admits a lab and writes its enrolment ticket, which holds a one-time code.")
final class OperatorAdmit extends OperatorTicket {
  @Override
  Ticket ticket(OperatorHub hub, String lab) throws InterruptedException {
    return hub.admit(lab);
  }
}
