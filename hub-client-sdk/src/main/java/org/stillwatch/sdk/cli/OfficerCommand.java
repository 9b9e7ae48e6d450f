package org.stillwatch.sdk.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command of an officer of a hub: at which hub, and with which secret. */
abstract class OfficerCommand {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--hub",
      paramLabel = "URL",
      description = "The hub; https, or http on this machine.")
  private @Nullable URI hub;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "The file operator.secret or approver.secret of the hub.")
  private @Nullable Path secretFile;

  /** The file that the options name. */
  Path secretFile() {
    Path file = secretFile;
    if (file == null) {
      throw usage("Missing required option: '--secret-file=FILE', before the command");
    }
    return file;
  }

  /** The hub that the options name. They are checked here, so that the commands' help is free. */
  OperatorHub hub() {
    URI address = hub;
    Path file = secretFile;
    if (address == null || file == null) {
      throw usage(
          "Missing required options: '--hub=URL', '--secret-file=FILE', before the command");
    }
    if (!safeForSecrets(address)) {
      throw usage(
          "--hub is an https address such as https://hub.example.org; http is for a hub on this"
              + " machine only, since a secret travels");
    }
    return OperatorHub.at(address, file);
  }

  private CommandLine.ParameterException usage(String words) {
    return new CommandLine.ParameterException(Objects.requireNonNull(spec).commandLine(), words);
  }

  private static boolean safeForSecrets(URI address) {
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null || address.getRawQuery() != null) {
      return false;
    }
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme()) && isLoopback(host));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
