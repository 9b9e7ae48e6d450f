package org.stillwatch.sdk.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.stillwatch.sdk.transport.ClientCredentials;
import org.stillwatch.sdk.transport.HubAddress;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.Patience;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.transport.Timeouts;
import org.stillwatch.sdk.trust.LabKeys;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.sdk.trust.TrustRoot;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.LabId;

/** A lab that the fake hub knows, without a configuration file. */
public record FakeLab(PrivateFolder folder, LabKeys keys, TrustRoot root, HubConnection hub) {
  public static FakeLab at(FakeHub hub, Path folder) throws IOException {
    PrivateFolder own = PrivateFolder.at(folder);
    LabKeys keys = LabKeys.makeIn(own.in("keys"), new SecureRandom());
    LabId lab = new LabId(UUID.randomUUID());
    hub.register(lab, keys.batchKey().publicKey(), keys.clientJwk());
    HubAddress address = new HubAddress(hub.address());
    TrustRoot root = new TrustRoot(hub.id(), address, hub.key().publicKey(), lab, hub.domain());
    HubConnection connection =
        HubConnection.of(
            address,
            new ClientCredentials(lab, keys.clientJwk()),
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10)),
            Clock.systemUTC(),
            new SecureRandom());
    return new FakeLab(own, keys, root, connection);
  }

  /** Tries again for ten pretended minutes, without a real pause. */
  public static Retry eager() {
    Patience patience =
        new Patience(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(10));
    return new Retry(patience, Objects::requireNonNull, new Random(1));
  }

  /** Tries once. */
  public static Retry once() {
    return new Retry(Patience.NONE, Objects::requireNonNull, new Random(1));
  }
}
