package org.stillwatch.sdk.cli;

import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The operator's own word for a lab. It becomes part of an address, so only what is safe there. */
final class MemberName {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private MemberName() {}

  static String checked(String name, CommandSpec command) {
    if (!FORM.matcher(name).matches()) {
      throw new CommandLine.ParameterException(
          command.commandLine(),
          "NAME is 1 to 40 of a-z, 0-9 and, not first, hyphens: such as lab-a");
    }
    return name;
  }
}
