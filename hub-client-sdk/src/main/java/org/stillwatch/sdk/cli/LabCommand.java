package org.stillwatch.sdk.cli;

import picocli.CommandLine.Command;

/** {@code lab}: a lab's side. The commands of a lab are mounted here, one class each. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    subcommands = {LabSimulate.class},
    description = "A lab's side.")
final class LabCommand {}
