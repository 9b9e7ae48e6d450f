package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.stillwatch.sdk.ledger.LogBroken;
import org.stillwatch.sdk.submit.ChainBroken;
import org.stillwatch.sdk.submit.OutboxBusy;
import org.stillwatch.sdk.transport.HubRefused;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.trust.Untrusted;

/** The one list of what can go wrong in a command: its exit code and its words. */
final class Failures {
  private Failures() {}

  /** The failure as the person at the terminal sees it; empty if nobody expected it. */
  static Optional<CommandFailed> known(Exception failure) {
    if (failure instanceof CommandFailed known) {
      return Optional.of(known);
    }
    if (failure instanceof UncheckedIOException
        && failure.getCause() instanceof IOException cause) {
      return known(cause);
    }
    return code(failure).map(code -> new CommandFailed(code, words(failure), failure));
  }

  private static Optional<ExitCode> code(Exception failure) {
    if (failure instanceof HubRefused || failure instanceof ChainBroken) {
      return Optional.of(ExitCode.REFUSED);
    }
    if (failure instanceof LogBroken) {
      return Optional.of(ExitCode.BROKEN);
    }
    if (failure instanceof HubUnreachable) {
      return Optional.of(ExitCode.UNREACHABLE);
    }
    if (failure instanceof Untrusted
        || failure instanceof OutboxBusy
        || failure instanceof IOException) {
      return Optional.of(ExitCode.FAILED);
    }
    return Optional.empty();
  }

  private static String words(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there, or its folder is not; name another";
    }
    if (failure instanceof FileSystemException file) {
      String reason = file.getReason() == null ? "no permission" : file.getReason();
      return file.getFile() + " cannot be used (" + reason + "); name another";
    }
    if (failure instanceof JsonProcessingException) {
      // Its message may repeat what it read.
      return "a file of this lab is not JSON; restore it, or make it again";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
