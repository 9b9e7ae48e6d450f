package org.stillwatch.benchmarks;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.stillwatch.wire.AtTheEdge;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.Blinding;
import org.stillwatch.wire.oprf.Evaluation;
import org.stillwatch.wire.oprf.EvaluationKey;
import org.stillwatch.wire.oprf.Evaluator;
import org.stillwatch.wire.oprf.Token;
import org.stillwatch.wire.oprf.TokenClass;

/**
 * The three steps of a token, RFC 9497 in verifiable mode, 64 values at once: a value is the unit.
 */
@AtTheEdge
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OprfBenchmark {
  private static final int BATCH = 64;

  private final SecureRandom random = new SecureRandom();
  private final EvaluationKey key = EvaluationKey.generate(random);
  private final List<Bytes> inputs =
      IntStream.range(0, BATCH)
          .mapToObj(number -> TokenClass.CONTACT.input("email:a" + number + "@b.example"))
          .toList();
  private final Blinding blinding = Blinding.blind(inputs, random);
  private final Evaluation evaluation = Evaluator.evaluate(key, blinding.elements(), random);

  /** At the lab. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Blinding blind() {
    return Blinding.blind(inputs, random);
  }

  /** At the hub: evaluate and prove. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Evaluation evaluate() {
    return Evaluator.evaluate(key, blinding.elements(), random);
  }

  /** At the lab: verify the proof and finalise. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Token> finish() {
    return blinding.finish(evaluation, key.publicKey());
  }
}
