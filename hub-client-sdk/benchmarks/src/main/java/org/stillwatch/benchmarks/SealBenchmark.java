package org.stillwatch.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
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
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchBinding;
import org.stillwatch.wire.seal.BatchLimits;
import org.stillwatch.wire.seal.GroupKeyCheck;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import org.stillwatch.wire.seal.StreamName;

/** Sealing and opening a batch of 500 objects of 700 bytes with Ed25519: an object is the unit. */
@AtTheEdge
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SealBenchmark {
  private static final int OBJECTS = 500;
  private static final int OBJECT_BYTES = 700;
  private static final BatchLimits LIMITS = new BatchLimits(1 << 20, OBJECTS, OBJECT_BYTES);

  private final SoftwareSigningKey key =
      SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom());
  private final BatchBinding binding =
      new BatchBinding(
          LabId.parse("7d0a4a5e-2f86-4a0b-9d53-0f7a5a0c1f11"),
          new StreamName("main"),
          HubId.parse("c1c3f3a0-52b0-4a44-8b0e-6f2f2a3d9e22"),
          new MatchingDomain("example.org"),
          Epoch.parse("2026Q4"),
          Digest.ZERO,
          1,
          Digest.ZERO,
          Optional.of(new GroupKeyCheck(Bytes.of(new byte[16]))));
  private final List<Bytes> objects =
      IntStream.range(0, OBJECTS).mapToObj(SealBenchmark::object).toList();
  private final byte[] sealed = Batch.seal(binding, objects, key).sealed();

  private static Bytes object(int number) {
    String head = "{\"n\":" + number + ",\"s\":\"";
    String filling = "x".repeat(OBJECT_BYTES - head.length() - 2);
    return Bytes.of((head + filling + "\"}").getBytes(StandardCharsets.US_ASCII));
  }

  /** Merkle tree, header, signature, one text. */
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public byte[] seal() {
    return Batch.seal(binding, objects, key).sealed();
  }

  /** Reading, signature, Merkle tree. */
  @Benchmark
  @OperationsPerInvocation(OBJECTS)
  public OpenedBatch open() {
    return Batch.read(sealed, LIMITS).open(key.publicKey());
  }
}
