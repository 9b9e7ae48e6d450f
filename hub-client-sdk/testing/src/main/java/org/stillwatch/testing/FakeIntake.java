package org.stillwatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Limits;
import org.stillwatch.wire.canonical.StrictJson;
import org.stillwatch.wire.log.LeafKind;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.problem.ProblemType;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.BatchLimits;
import org.stillwatch.wire.seal.OpenedBatch;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SigningKey;
import org.stillwatch.wire.seal.VerifyingKey;

/** Batches: the lab's key, the seal, the chain, the policy's digest. Used under the hub's lock. */
final class FakeIntake {
  private static final BatchLimits BATCH = new BatchLimits(64 << 20, 100_000, 1 << 20);
  private static final Limits OBJECT = new Limits(1 << 20, 16);

  private final HubId hub;
  private final SigningKey hubKey;
  private final InstantSource clock;
  private final FakeLog log;
  private final FakeCampaigns campaigns;
  private final Map<LabId, VerifyingKey> batchKeys = new LinkedHashMap<>();
  private final Map<String, FakeChain> chains = new HashMap<>();
  private final Set<String> refusedTexts = new HashSet<>();

  FakeIntake(
      HubId hub, SigningKey hubKey, InstantSource clock, FakeLog log, FakeCampaigns campaigns) {
    this.hub = hub;
    this.hubKey = hubKey;
    this.clock = clock;
    this.log = log;
    this.campaigns = campaigns;
  }

  /** What became of a batch: the status and the receipt. */
  record Kept(int status, String receipt) {}

  void register(LabId lab, VerifyingKey batchKey) {
    batchKeys.put(lab, batchKey);
  }

  List<LabId> labs() {
    return List.copyOf(batchKeys.keySet());
  }

  void revoke(LabId lab) {
    batchKeys.remove(lab);
  }

  void refuse(String text) {
    refusedTexts.add(text);
  }

  FakeChain chain(LabId lab, String stream) {
    return chains.computeIfAbsent(lab + " " + stream, name -> new FakeChain());
  }

  Kept keep(LabId lab, byte[] body, Policy policy) {
    VerifyingKey key = batchKeys.get(lab);
    if (key == null) {
      throw FakeRefusal.of(ProblemType.UNKNOWN_KEY, 403, "no key");
    }
    OpenedBatch batch = Batch.read(body, BATCH).open(key);
    var binding = batch.header().binding();
    FakeChain chain = chain(lab, binding.stream().name());
    Optional<String> before = chain.receipt(batch.header().digest());
    if (before.isPresent()) {
      return new Kept(200, before.get());
    }
    check(batch, policy);
    Receipt receipt =
        new Receipt(
            hub.value(),
            lab.value(),
            binding.stream().name(),
            binding.sequence(),
            batch.header().digest(),
            batch.header().count(),
            clock.instant(),
            log.promised(clock.instant()));
    String jws = Seal.seal(SealType.RECEIPT, receipt.toCanonical(), hubKey);
    chain.keep(batch, jws);
    log.add(LeafKind.BATCH, batch.header().digest(), lab);
    campaigns.take(lab, batch.objects().stream().map(FakeIntake::json).toList());
    return new Kept(201, jws);
  }

  private void check(OpenedBatch batch, Policy policy) {
    if (!batch.header().binding().policy().equals(policy.digest())) {
      throw FakeRefusal.of(ProblemType.UNKNOWN_POLICY, 409, "another policy");
    }
    if (batch.header().count() > policy.limits().maxObjectsPerBatch()) {
      throw FakeRefusal.of(ProblemType.OVER_LIMIT, 413, "too many objects");
    }
    for (Bytes object : batch.objects()) {
      String text = new String(object.toByteArray(), StandardCharsets.UTF_8);
      if (refusedTexts.stream().anyMatch(text::contains)) {
        throw FakeRefusal.of(ProblemType.AGAINST_POLICY, 422, "an object is refused");
      }
    }
  }

  /** An object of a test that is no JSON matches nothing. */
  private static JsonNode json(Bytes object) {
    try {
      return StrictJson.read(object.toByteArray(), OBJECT);
    } catch (IllegalArgumentException none) {
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }

  List<OpenedBatch> batches(LabId lab, String stream) {
    return chain(lab, stream).batches();
  }
}
