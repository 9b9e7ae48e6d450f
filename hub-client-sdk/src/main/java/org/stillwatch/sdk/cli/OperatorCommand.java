package org.stillwatch.sdk.cli;

import picocli.CommandLine.Command;

/** {@code operator}: what the operator of a hub does with members. */
@Command(
    name = "operator",
    mixinStandardHelpOptions = true,
    subcommands = {
      OperatorAdmit.class,
      OperatorReadmit.class,
      OperatorRevoke.class,
      OperatorMembers.class,
      OperatorRotateSecret.class,
      OperatorResetGroupKey.class
    },
    description = "Admits labs to a hub, revokes them, lists them; changes secrets.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:usage", "3:refused by the hub", "4:hub unreachable"})
final class OperatorCommand extends OfficerCommand {}
