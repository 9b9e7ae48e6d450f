package org.stillwatch.sdk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.stillwatch.sdk.Lab;
import org.stillwatch.sdk.Submitted;
import org.stillwatch.sdk.submit.ChainBroken;
import org.stillwatch.sdk.submit.OutboxBusy;

/** What an earlier command could not send. */
final class Waiting {
  private final Lab lab;
  private final Postponed postponed;
  private final PrintWriter err;

  Waiting(Lab lab, Postponed postponed, PrintWriter err) {
    this.lab = lab;
    this.postponed = postponed;
    this.err = err;
  }

  /** Sends what waits, then works; whatever fails on the way, says what waits after it. */
  ExitCode first(LabCommand.Work work) throws IOException {
    try {
      send();
      postponed.observe(lab);
      return work.at(lab);
    } catch (RuntimeException | IOException e) {
      tell();
      throw e;
    }
  }

  /** A broken chain or another sender is said here, and stops only what itself wants to send. */
  private void send() throws IOException {
    if (lab.waiting() == 0) {
      return;
    }
    try {
      List<Submitted> results = lab.sendWaiting();
      long sent = results.stream().filter(one -> one.receipt().isPresent()).count();
      err.println("sent from the outbox, where they waited: " + sent);
      for (Submitted one : results) {
        one.problem()
            .ifPresent(why -> err.println(one.about() + " was set aside. " + why.inWords()));
      }
    } catch (OutboxBusy | ChainBroken e) {
      err.println("What waits in the outbox was not sent: " + e.getMessage());
    }
    err.flush();
  }

  private void tell() throws IOException {
    int left = lab.waiting();
    if (left > 0) {
      err.println(
          "waiting in the outbox, and sent by the next command that reaches the hub: " + left);
      err.flush();
    }
  }
}
