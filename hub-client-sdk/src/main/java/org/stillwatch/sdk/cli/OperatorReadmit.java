package org.stillwatch.sdk.cli;

import org.stillwatch.wire.enrolment.Ticket;
import picocli.CommandLine.Command;

/** {@code operator readmit}: a new ticket for a member that lost its keys or its ticket. */
@Command(
    name = "readmit",
    mixinStandardHelpOptions = true,
    description =
        "Ends all keys and tickets of a member at once and writes a new ticket, with which it enrols"
            + " again under the same name. What it reported stays.")
final class OperatorReadmit extends OperatorTicket {
  @Override
  Ticket ticket(OperatorHub hub, String lab) throws InterruptedException {
    return hub.readmit(lab);
  }
}
