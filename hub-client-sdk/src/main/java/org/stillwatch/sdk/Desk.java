package org.stillwatch.sdk;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.submit.Delivery;
import org.stillwatch.sdk.submit.Outbox;
import org.stillwatch.sdk.submit.Statement;
import org.stillwatch.sdk.trust.VerifiedReceipt;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.CanonicalJson;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.report.Verdict;
import org.stillwatch.wire.report.VerdictWord;
import org.stillwatch.wire.report.Withdrawal;
import org.stillwatch.wire.report.WithdrawalReason;

/** Where statements are written down, put into the outbox and sent. */
final class Desk {
  private final LabId lab;
  private final Outbox outbox;
  private final PrivateStore store;
  private final Surroundings around;
  private final RandomIds ids;

  Desk(LabId lab, Outbox outbox, PrivateStore store, Surroundings around) {
    this.lab = lab;
    this.outbox = outbox;
    this.store = store;
    this.around = around;
    this.ids = new RandomIds(around.random());
  }

  /** The accounts first: an alert may come as soon as the report is at the hub. */
  void queue(DraftReport draft, Epoch epoch) throws IOException {
    store.keepReport(draft.report().id(), new PrivateStore.Kept(draft.accounts(), draft.watched()));
    outbox.add(new Statement(draft.report().id(), Optional.of(epoch), draft.objects()));
  }

  Submitted withdraw(StixId what, WithdrawalReason reason) throws IOException {
    Withdrawal withdrawal =
        new Withdrawal(
            ids.next(Withdrawal.TYPE),
            identity(),
            around.clock().instant().truncatedTo(ChronoUnit.SECONDS),
            List.of(what),
            reason);
    store.keepWithdrawn(what);
    Submitted said = say(withdrawal.id(), Bytes.of(CanonicalJson.write(withdrawal.toStix())));
    if (said.problem().isPresent()) {
      store.forgetWithdrawn(what);
    }
    return said;
  }

  Submitted verdict(StixId alert, VerdictWord word, Optional<String> reason) throws IOException {
    Verdict verdict =
        new Verdict(
            ids.next(Verdict.TYPE),
            identity(),
            around.clock().instant().truncatedTo(ChronoUnit.SECONDS),
            alert,
            word,
            reason);
    return say(verdict.id(), Bytes.of(CanonicalJson.write(verdict.toStix())));
  }

  private Submitted say(StixId about, Bytes object) throws IOException {
    outbox.add(new Statement(about, Optional.empty(), List.of(object)));
    return send(List.of(about)).get(0);
  }

  /** Sends all that waits and tells what became of these. */
  List<Submitted> send(List<StixId> about) throws IOException {
    Delivery delivery = outbox.send();
    List<Submitted> results = new ArrayList<>();
    for (StixId one : about) {
      Optional<Problem> problem = Optional.ofNullable(delivery.refused().get(one));
      Optional<VerifiedReceipt> receipt = Optional.ofNullable(delivery.accepted().get(one));
      if (problem.isEmpty() && receipt.isEmpty()) {
        receipt = outbox.receipt(one);
      }
      results.add(new Submitted(one, receipt, problem));
    }
    return results;
  }

  /** Sends all that waits and tells what became of each. */
  List<Submitted> sendWaiting() throws IOException {
    Delivery delivery = outbox.send();
    List<Submitted> results = new ArrayList<>();
    delivery
        .accepted()
        .forEach((about, receipt) ->
            results.add(new Submitted(about, Optional.of(receipt), Optional.empty())));
    delivery
        .refused()
        .forEach((about, problem) ->
            results.add(new Submitted(about, Optional.empty(), Optional.of(problem))));
    return results;
  }

  private StixId identity() {
    return new StixId("identity", lab.value());
  }
}
