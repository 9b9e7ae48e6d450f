package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.stillwatch.sdk.cli.local.Ending;
import org.stillwatch.sdk.cli.local.RunFolder;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.Blinding;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.oprf.EvaluationRequest;
import org.stillwatch.wire.oprf.EvaluationResponse;
import org.stillwatch.wire.oprf.KeyManifest;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * How many blinded values a hub evaluates and proves for each second of its processor time. The
 * values are blinded before the clock runs; answers are read within it, and their proofs are
 * verified after it.
 */
public final class VoprfRun {
  /** Samples that count. */
  public static final int SAMPLES = 5;

  private static final TokenClass CLASS = TokenClass.PAYMENT;

  /** Different batches; a hub remembers none, so they are sent again and again. */
  private static final int BATCHES = 4;

  private final Bench bench;
  private final int inBatch;
  private final Consumer<String> narration;

  /**
   * A run to come.
   *
   * @param inBatch values in a request, at most what the policy allows
   */
  public VoprfRun(Bench bench, int inBatch, Consumer<String> narration) {
    this.bench = bench;
    this.inBatch = inBatch;
    this.narration = narration;
  }

  private record Asked(Blinding blinding, Bytes request) {}

  /**
   * Runs it.
   *
   * @param values that count; as many come before them to warm up
   */
  public VoprfResult of(int values, RunFolder folder, Ending ending)
      throws IOException, InterruptedException {
    BenchHub hub = ending.with(bench.startAsServed(folder));
    SealedLab lab = bench.enrolledToSeal(hub, "lab-a", folder);
    Epoch epoch = lab.terms().epoch();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      asked.add(blinded(epoch, i));
    }
    narration.accept("The hub answers, a lab has blinded its values. Warming up.");
    int batches = Math.max(1, values / SAMPLES / inBatch);
    List<Bytes> answers = new ArrayList<>();
    for (Asked one : asked) {
      answers.add(evaluated(lab, one));
    }
    for (int i = 0; i < batches * SAMPLES; i++) {
      evaluated(lab, asked.get(i % BATCHES));
    }
    List<Cost> samples = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      Cost before = Cost.now(hub, bench.database());
      for (int i = 0; i < batches; i++) {
        evaluated(lab, asked.get(i % BATCHES));
      }
      samples.add(Cost.now(hub, bench.database()).minus(before));
    }
    verify(lab, epoch, asked, answers);
    return new VoprfResult(inBatch, (long) batches * inBatch, samples);
  }

  private Asked blinded(Epoch epoch, int number) {
    List<Bytes> inputs = new ArrayList<>();
    for (int i = 0; i < inBatch; i++) {
      inputs.add(CLASS.input("number " + (number * inBatch + i)));
    }
    Blinding blinding = Blinding.blind(inputs, bench.around().random());
    return new Asked(
        blinding, Bytes.of(new EvaluationRequest(CLASS, epoch, blinding.elements()).toCanonical()));
  }

  private static Bytes evaluated(SealedLab lab, Asked asked) {
    return lab.hub().post("/evaluations", "application/json", asked.request().toByteArray()).body();
  }

  private void verify(SealedLab lab, Epoch epoch, List<Asked> asked, List<Bytes> answers) {
    String jws = lab.hub().get("/keys/" + epoch + "/" + CLASS.wireName()).text("manifest");
    KeyManifest manifest =
        lab.config().root().manifest(jws, epoch, CLASS, bench.around().clock().instant());
    for (int i = 0; i < asked.size(); i++) {
      asked
          .get(i)
          .blinding()
          .finish(
              EvaluationResponse.parse(answers.get(i).toByteArray()).evaluation(),
              manifest.publicKey());
    }
    narration.accept("The proofs of " + asked.size() + " answers hold.");
  }
}
