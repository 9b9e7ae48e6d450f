package org.stillwatch.hub;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.stillwatch.hub.keys.HubIdentity;
import org.stillwatch.hub.keys.SecretFile;
import org.stillwatch.hub.ledger.WitnessAddress;
import org.stillwatch.hub.members.Officer;
import org.stillwatch.hub.members.OfficerSecrets;
import org.stillwatch.hub.policy.PoliciesInForce;
import org.stillwatch.hub.policy.PolicyFile;
import org.stillwatch.hub.policy.PolicyHolder;
import org.stillwatch.hub.policy.PolicyRefused;
import org.stillwatch.hub.storage.LockName;
import org.stillwatch.hub.storage.Locks;
import org.stillwatch.hub.storage.Migrations;
import org.stillwatch.hub.storage.Settings;
import org.stillwatch.hub.storage.StartFailure;
import org.stillwatch.hub.storage.Transactions;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.policy.Policy;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SigningKey;
import org.stillwatch.wire.seal.SoftwareSigningKey;

/**
 * Brings the hub up: database, policy, keys, identity, the officers' secrets. What cannot be
 * brought up stops the start, with the reason in plain words where the launcher finds it.
 */
@Singleton
public class Founding {
  private static final String SIGNING_KEY = "hub signing key";
  private static final String NONCE_SECRET = "nonce secret";
  private static final String HUB_ID = "hub.id";

  @Resource(lookup = "java:app/hub")
  private DataSource database;

  @Inject private Transactions transactions;
  @Inject private Locks locks;
  @Inject private Settings settings;
  @Inject private OfficerSecrets officers;
  @Inject private PolicyHolder policies;
  @Inject private PolicyHistory history;
  @Inject private InstantSource clock;
  @Inject private SecureRandom random;
  @Inject private org.stillwatch.hub.keys.RandomIds ids;

  @Inject
  @ConfigProperty(name = "hub.data")
  private String data;

  @Inject
  @ConfigProperty(name = "hub.public.url")
  private URI address;

  @Inject
  @ConfigProperty(name = "hub.loopback.only")
  private boolean loopbackOnly;

  @Inject
  @ConfigProperty(name = "hub.policy.file")
  private Optional<String> policyFile;

  @Inject
  @ConfigProperty(name = "hub.node.secret")
  private Optional<String> nodeSecret;

  @Inject
  @ConfigProperty(name = "hub.log.witnesses")
  private Optional<String> witnessFile;

  @Inject
  @ConfigProperty(name = "hub.log.folder")
  private Optional<String> logFolder;

  private @Nullable SecretFile secrets;
  private List<WitnessAddress> witnesses = List.of();
  private @Nullable HubIdentity identity;

  /** For the container, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public Founding() {}

  @PostConstruct
  void found() {
    try {
      Migrations.apply(database);
      Instant now = clock.instant();
      Policy policy = policy(now);
      if (witnessFile.isPresent()) {
        witnesses = WitnessAddress.read(Path.of(witnessFile.get()));
      }
      HubFolder folder = new HubFolder(Path.of(data), random);
      SecretFile opened = folder.secrets(nodeSecret);
      secrets = opened;
      identity =
          transactions.run(() -> {
            locks.hold(LockName.FOUNDING);
            PoliciesInForce inForce = history.enter(policy, now);
            policies.set(inForce);
            for (Officer officer : Officer.values()) {
              secretOf(officer, folder);
            }
            return identity(opened, folder);
          });
    } catch (PolicyRefused e) {
      throw stopped("the policy cannot be used:\n" + e.getMessage(), e);
    } catch (FlywayException e) {
      throw stopped(StartFailure.database(e.getClass().getSimpleName()), e);
    } catch (IOException e) {
      throw stopped("the data folder, or the file of witnesses: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw stopped("something unforeseen (" + e + "); the log has more", e);
    }
  }

  HubIdentity identity() {
    return present(identity);
  }

  List<WitnessAddress> witnesses() {
    return witnesses;
  }

  Optional<Path> logFolder() {
    return logFolder.map(Path::of);
  }

  SecretFile secrets() {
    return present(secrets);
  }

  private Policy policy(Instant now) {
    PolicyFile file =
        policyFile.map(Path::of).map(PolicyFile::at).orElseGet(() -> PolicyFile.bundled("hub"));
    InetAddress listening = loopbackOnly ? InetAddress.getLoopbackAddress() : anywhere();
    return file.start(listening, now);
  }

  private static InetAddress anywhere() {
    try {
      return InetAddress.getByAddress(new byte[4]);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private void secretOf(Officer officer, HubFolder folder) {
    if (!officers.exists(officer)) {
      try {
        officers.set(officer, folder.freshSecret(officer));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(
            "the secret of the " + officer.word() + " cannot be written", e);
      }
    }
  }

  private HubIdentity identity(SecretFile opened, HubFolder folder) {
    try {
      if (opened.find(SIGNING_KEY).isEmpty()) {
        if (settings.find(HUB_ID).isPresent()) {
          throw new IOException(
              "the database knows this hub, but the key file of the data folder is empty; restore"
                  + " hub.keys and what opens it");
        }
        opened.keep(
            SIGNING_KEY,
            SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, random).exportPrivateJwk());
      }
      if (opened.find(NONCE_SECRET).isEmpty()) {
        opened.keep(NONCE_SECRET, folder.fresh().base64Url());
      }
      if (settings.find(HUB_ID).isEmpty()) {
        settings.keep(HUB_ID, ids.next().toString());
      }
      SigningKey key = SoftwareSigningKey.fromPrivateJwk(present(opened.find(SIGNING_KEY)));
      Bytes nonces = Bytes.fromBase64Url(present(opened.find(NONCE_SECRET)));
      return new HubIdentity(HubId.parse(present(settings.find(HUB_ID))), address, key, nonces);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static <T> T present(Optional<T> value) {
    return value.orElseThrow(() -> new IllegalStateException("was kept a moment ago"));
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the hub has not started");
    }
    return value;
  }

  private static IllegalStateException stopped(String why, Exception cause) {
    StartFailure.tell(why);
    return new IllegalStateException(why, cause);
  }
}
