package org.stillwatch.sdk.cli;

import picocli.CommandLine.Command;

/** {@code liaison}: who of governments may read, which two officers of the operator decide. */
@Command(
    name = "liaison",
    mixinStandardHelpOptions = true,
    subcommands = {
      LiaisonPropose.class,
      LiaisonApprove.class,
      LiaisonRevoke.class,
      LiaisonList.class,
      LiaisonRequest.class
    },
    description = {
      "Proposes persons of an agency who may read what is released, approves them with the other",
      "officer's secret, lists and revokes them, and passes on what they ask the labs' counsel for."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:usage", "3:refused by the hub", "4:hub unreachable"})
final class LiaisonCommand extends OfficerCommand {}
