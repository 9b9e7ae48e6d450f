package org.stillwatch.sdk.sink;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import org.stillwatch.sdk.store.PrivateStore;
import org.stillwatch.sdk.transport.HubAddress;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.sdk.trust.VerifiedAlert;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.AlertState;
import org.stillwatch.wire.alert.Grounds;
import org.stillwatch.wire.alert.Rarity;
import org.stillwatch.wire.alert.Similarity;
import org.stillwatch.wire.alert.Why;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.policy.Ceiling;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/** Alerts of a hub and what sinks take from a lab, without a hub. */
public final class Sample {
  public static final Instant ISSUED = Instant.parse("2026-11-24T10:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final SoftwareSigningKey hubKey =
      SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, random);
  private final PrivateFolder folder;
  private final TrustRoot root;
  private final PrivateStore store;

  public Sample(Path folder) throws IOException {
    this.folder = PrivateFolder.at(folder);
    this.root =
        new TrustRoot(
            new HubId(UUID.fromString("0b66bd0b-5f86-4b7e-a0a7-6a6b9d2b6cd0")),
            new HubAddress(URI.create("http://127.0.0.1:1")),
            hubKey.publicKey(),
            new LabId(UUID.fromString("1b28cbcc-010d-4eed-90f0-90060a564272")),
            new MatchingDomain("test"));
    this.store = new PrivateStore(this.folder.in("store"), Bytes.of(new byte[32]), random);
  }

  public TrustRoot root() {
    return root;
  }

  public PrivateStore store() {
    return store;
  }

  /** Lets the lab remember the accounts of a cluster. */
  public void keepAccounts(StixId cluster, SortedSet<String> accounts) throws IOException {
    store.keepReport(cluster, new PrivateStore.Kept(accounts, Bytes.of(new byte[0])));
  }

  public SinkSurroundings around() {
    return around(Clock.systemUTC(), Duration.ofSeconds(5));
  }

  public SinkSurroundings around(InstantSource clock, Duration timeout) {
    return new SinkSurroundings(
        clock,
        random,
        new Timeouts(timeout, timeout),
        new Patience(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ZERO),
        root,
        store);
  }

  public Deliveries deliveries() throws IOException {
    return new Deliveries(folder.in("sinks"), Bytes.of(new byte[32]), around());
  }

  /** An alert about a new cluster. */
  public VerifiedAlert alert() {
    return alert(new StixId("grouping", UUID.randomUUID()), AlertState.ACTIVE, Optional.empty());
  }

  public VerifiedAlert alert(StixId cluster, AlertState state, Optional<StixId> before) {
    return alert(
        new StixId(Alert.TYPE, UUID.randomUUID()),
        new StixId("campaign", UUID.randomUUID()),
        cluster,
        state,
        ISSUED,
        before);
  }

  public VerifiedAlert alert(
      StixId id,
      StixId campaign,
      StixId cluster,
      AlertState state,
      Instant issued,
      Optional<StixId> before) {
    boolean stands = state != AlertState.RETRACTED;
    Alert alert =
        new Alert(
            id,
            root.hub().value(),
            root.lab().value(),
            issued,
            campaign,
            cluster,
            state,
            stands
                ? Grounds.of(List.of(new Why("payment-token/1", Similarity.SAME, Rarity.RARE)))
                : Optional.empty(),
            "2",
            stands ? Ceiling.REVIEW : Ceiling.OBSERVE,
            before,
            Optional.empty());
    return root.alert(Seal.seal(SealType.ALERT, alert.toCanonical(), hubKey));
  }
}
