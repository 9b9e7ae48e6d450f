package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code liaison propose}. */
@Command(
    name = "propose",
    mixinStandardHelpOptions = true,
    description = "Proposes a person of an agency; it may read nothing until 'approve'.")
final class LiaisonPropose implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable LiaisonCommand liaison;

  @Parameters(
      paramLabel = "NAME",
      description = "A short name: a-z, 0-9 and hyphens; its user name.")
  private @Nullable String name;

  @Option(
      names = "--person",
      required = true,
      paramLabel = "WHO",
      description = "Who it is; the operator's officers alone see it.")
  private @Nullable String person;

  @Option(
      names = "--agency",
      required = true,
      paramLabel = "AGENCY",
      description = "Its agency, as members see it in the log.")
  private @Nullable String agency;

  @Option(
      names = "--jurisdiction",
      required = true,
      paramLabel = "XX",
      description = "Whose law: two letters of ISO 3166-1.")
  private @Nullable String jurisdiction;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "PURPOSE",
      description = "One that the policy names, such as threat-assessment.")
  private @Nullable String purpose;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    String checked = MemberName.checked(Objects.requireNonNull(name), command);
    Results.of(command)
        .print(
            new LiaisonsAtHub(Objects.requireNonNull(liaison).hub())
                .propose(
                    checked,
                    Objects.requireNonNull(person),
                    Objects.requireNonNull(agency),
                    Objects.requireNonNull(jurisdiction),
                    Objects.requireNonNull(purpose)));
    return ExitCode.DONE.code();
  }
}
