package org.stillwatch.testing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.oprf.EvaluationKey;
import org.stillwatch.wire.oprf.EvaluationRequest;
import org.stillwatch.wire.oprf.EvaluationResponse;
import org.stillwatch.wire.oprf.Evaluator;
import org.stillwatch.wire.oprf.KeyManifest;
import org.stillwatch.wire.oprf.TokenClass;
import org.stillwatch.wire.problem.Problem;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/** The evaluator of a fake hub. */
public final class FakeEvaluator {
  private final HubId hubId;
  private final MatchingDomain domain;
  private final SoftwareSigningKey hubKey;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<TokenClass, EvaluationKey> keys = new HashMap<>();

  /** Evaluations that are left for all labs. */
  public volatile int budget = 1_000_000;

  /** Whether evaluations are made with another key than the manifest's. */
  public volatile boolean wrongKey;

  /** Whether manifests are sealed by a key that is not the hub's. */
  public volatile boolean forgedManifests;

  public final AtomicInteger requests = new AtomicInteger();

  FakeEvaluator(
      HubId hubId,
      MatchingDomain domain,
      SoftwareSigningKey hubKey,
      Clock clock,
      SecureRandom random) {
    this.hubId = hubId;
    this.domain = domain;
    this.hubKey = hubKey;
    this.clock = clock;
    this.random = random;
    for (TokenClass tokenClass : TokenClass.values()) {
      keys.put(tokenClass, EvaluationKey.generate(random));
    }
  }

  String manifest(String[] parts) {
    TokenClass tokenClass = TokenClass.named(parts[3]);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    KeyManifest manifest =
        KeyManifest.ofOneEvaluator(
            hubId,
            domain,
            Epoch.parse(parts[2]),
            tokenClass,
            key(tokenClass).publicKey(),
            now.minusSeconds(60),
            now.plusSeconds(3600));
    SoftwareSigningKey by =
        forgedManifests ? SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, random) : hubKey;
    return Seal.seal(SealType.KEY_MANIFEST, manifest.toCanonical(), by);
  }

  private EvaluationKey key(TokenClass tokenClass) {
    EvaluationKey key = keys.get(tokenClass);
    if (key == null) {
      throw new IllegalStateException("a key for each class");
    }
    return key;
  }

  synchronized byte[] evaluated(byte[] body, int most) {
    requests.incrementAndGet();
    EvaluationRequest request = EvaluationRequest.parse(body, most);
    if (request.blinded().size() > budget) {
      throw new FakeRefusal(
          new Problem(
              ProblemType.BUDGET_SPENT,
              429,
              "the day's budget is used up",
              List.of(),
              OptionalLong.empty(),
              Optional.of(Duration.ofHours(3))));
    }
    budget -= request.blinded().size();
    EvaluationKey with = wrongKey ? EvaluationKey.generate(random) : key(request.tokenClass());
    return new EvaluationResponse(Evaluator.evaluate(with, request.blinded(), random))
        .toCanonical();
  }
}
