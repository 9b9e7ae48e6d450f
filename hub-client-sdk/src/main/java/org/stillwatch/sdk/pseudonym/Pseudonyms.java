package org.stillwatch.sdk.pseudonym;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.HubUnreachable;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.Untrusted;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.oprf.Blinding;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.oprf.EvaluationRequest;
import org.stillwatch.wire.oprf.EvaluationResponse;
import org.stillwatch.wire.oprf.KeyManifest;
import org.stillwatch.wire.oprf.ProofRefused;
import org.stillwatch.wire.oprf.Suite;
import org.stillwatch.wire.oprf.Token;
import org.stillwatch.wire.oprf.TokenClass;
import org.stillwatch.wire.problem.ProblemType;

/**
 * Tokens of values, by the hub's evaluator, which sees blinded points only. Every answer is proved
 * against the key of a manifest that the pinned hub sealed. What was asked once is remembered,
 * under a key that lives in this object only, so that the cache holds no clear value. Thread-safe.
 */
public final class Pseudonyms {
  private final HubConnection hub;
  private final TrustRoot root;
  private final Retry retry;
  private final InstantSource clock;
  private final SecureRandom random;
  private final ManifestTaker taker;
  private final LocalDigest cacheKey;
  private final Map<String, Token> cache = new ConcurrentHashMap<>();
  private final Map<String, KeyManifest> manifests = new ConcurrentHashMap<>();

  public Pseudonyms(
      HubConnection hub,
      TrustRoot root,
      Retry retry,
      InstantSource clock,
      SecureRandom random,
      ManifestTaker taker) {
    this.taker = taker;
    this.hub = hub;
    this.root = root;
    this.retry = retry;
    this.clock = clock;
    this.random = random;
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.cacheKey = new LocalDigest(Bytes.of(secret));
  }

  /**
   * The tokens of values of one class.
   *
   * @param mostAtOnce values in one request, from the policy
   * @return a token for each value
   * @throws BudgetSpent if the hub evaluates no more today; what came before is remembered
   * @throws Untrusted if a manifest or a proof does not hold
   */
  public Map<CanonicalValue, Token> tokens(
      TokenClass tokenClass, Epoch epoch, Collection<CanonicalValue> values, int mostAtOnce) {
    Map<CanonicalValue, Token> found = new HashMap<>();
    List<CanonicalValue> unknown = new ArrayList<>();
    for (CanonicalValue value : new LinkedHashSet<>(values)) {
      if (value.tokenClass() != tokenClass) {
        throw new IllegalArgumentException("expected values of the class " + tokenClass.wireName());
      }
      Token known = cache.get(cached(epoch, value));
      if (known == null) {
        unknown.add(value);
      } else {
        found.put(value, known);
      }
    }
    int most = Math.min(mostAtOnce, Suite.MAX_BATCH);
    for (int from = 0; from < unknown.size(); from += most) {
      List<CanonicalValue> some = unknown.subList(from, Math.min(unknown.size(), from + most));
      List<Token> tokens = evaluated(tokenClass, epoch, some);
      for (int i = 0; i < some.size(); i++) {
        cache.put(cached(epoch, some.get(i)), tokens.get(i));
        found.put(some.get(i), tokens.get(i));
      }
    }
    return found;
  }

  /** The token of a value, if it was asked for before. */
  public Optional<Token> known(Epoch epoch, CanonicalValue value) {
    return Optional.ofNullable(cache.get(cached(epoch, value)));
  }

  private String cached(Epoch epoch, CanonicalValue value) {
    return epoch + " " + cacheKey.of(value);
  }

  private List<Token> evaluated(TokenClass tokenClass, Epoch epoch, List<CanonicalValue> values) {
    KeyManifest manifest = manifest(tokenClass, epoch);
    List<Bytes> inputs = values.stream().map(value -> tokenClass.input(value.text())).toList();
    Blinding blinding = Blinding.blind(inputs, random);
    byte[] request = new EvaluationRequest(tokenClass, epoch, blinding.elements()).toCanonical();
    try {
      Bytes answer = retry.of(() -> hub.post("/evaluations", "application/json", request)).body();
      var evaluation = EvaluationResponse.parse(answer.toByteArray()).evaluation();
      return blinding.finish(evaluation, manifest.publicKey());
    } catch (ProofRefused | IllegalArgumentException e) {
      throw new Untrusted(
          "expected an evaluation proved under the key of the hub's manifest: no token was made",
          e);
    } catch (HubUnreachable e) {
      if (e.problem().filter(said -> said.type() == ProblemType.BUDGET_SPENT).isPresent()) {
        throw new BudgetSpent(e);
      }
      throw e;
    }
  }

  private KeyManifest manifest(TokenClass tokenClass, Epoch epoch) {
    String path = "/keys/" + epoch + "/" + tokenClass.wireName();
    KeyManifest held = manifests.get(path);
    if (held != null && held.covers(clock.instant())) {
      return held;
    }
    String jws = retry.of(() -> hub.get(path).text("manifest"));
    KeyManifest fresh = root.manifest(jws, epoch, tokenClass, clock.instant());
    if (fresh.threshold() != 1) {
      throw new Untrusted(
          "expected a manifest of one evaluator: this version combines no shares, use a newer one");
    }
    try {
      taker.given(fresh, jws);
    } catch (IOException e) {
      throw new UncheckedIOException("which key the hub gave cannot be written down", e);
    }
    manifests.put(path, fresh);
    return fresh;
  }
}
