package org.stillwatch.sdk.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.cli.local.WitnessServer;
import org.stillwatch.sdk.ledger.Witness;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.log.WitnessSigner;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code witness}: watches that logs only grow, and says so. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description = {
      "Cosigns the heads of logs that only grow (C2SP tlog-witness), until SIGTERM or SIGINT.",
      "A member, or anybody, can be one: it needs no access to a hub, and learns nothing but sizes."
    })
final class WitnessCommand implements Callable<Integer> {
  private static final String KEY = "witness-key.jwk";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "For its key, made at the first start, and what it cosigned. Never share it.")
  private @Nullable Path data;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "Under which it signs, such as witness.example.org/w1. It stays with the key.")
  private String name = "";

  @Option(
      names = "--log",
      required = true,
      paramLabel = "KEY",
      converter = Words.OfLog.class,
      description = "The key of a log to watch, name+id+key; may be given more than once.")
  private List<LogKey> logs = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of the listener on this machine (default: any).")
  private int port;

  @Override
  public Integer call() throws IOException {
    PrivateFolder folder = PrivateFolder.at(Objects.requireNonNull(data));
    WitnessSigner signer = new WitnessSigner(name(), key(folder));
    Witness witness = new Witness(signer, logs, folder.in("heads"), Surroundings.real().clock());
    CountDownLatch ended = new CountDownLatch(1);
    try (WitnessServer server = WitnessServer.start(witness, port)) {
      Results.of(spec)
          .print(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("witness", "http://127.0.0.1:" + server.port())
                  .put("key", signer.publicKey().vkey()));
      UntilSignal.run(() -> await(ended), ended::countDown);
    }
    return ExitCode.DONE.code();
  }

  private static void await(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private NoteName name() {
    try {
      return new NoteName(name);
    } catch (IllegalArgumentException e) {
      throw new picocli.CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--name: " + e.getMessage(), e);
    }
  }

  private static SoftwareSigningKey key(PrivateFolder folder) throws IOException {
    Optional<byte[]> kept = folder.read(KEY);
    if (kept.isPresent()) {
      return SoftwareSigningKey.fromPrivateJwk(new String(kept.get(), StandardCharsets.UTF_8));
    }
    SoftwareSigningKey made =
        SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Surroundings.real().random());
    folder.write(KEY, made.exportPrivateJwk().getBytes(StandardCharsets.UTF_8));
    return made;
  }
}
