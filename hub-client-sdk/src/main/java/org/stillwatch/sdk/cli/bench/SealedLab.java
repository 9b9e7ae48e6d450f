package org.stillwatch.sdk.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.sdk.Surroundings;
import org.stillwatch.sdk.sign.BatchSigner;
import org.stillwatch.sdk.sign.Place;
import org.stillwatch.sdk.sign.Standing;
import org.stillwatch.sdk.transport.ClientCredentials;
import org.stillwatch.sdk.transport.HubConnection;
import org.stillwatch.sdk.transport.Retry;
import org.stillwatch.sdk.trust.HubTerms;
import org.stillwatch.sdk.trust.LabConfig;
import org.stillwatch.sdk.trust.LabKeys;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.indicator.StixId;
import org.stillwatch.wire.report.ClusterReport;
import org.stillwatch.wire.seal.Batch;
import org.stillwatch.wire.seal.GroupKeyCheck;
import org.stillwatch.wire.seal.OpenedBatch;

/**
 * An enrolled lab that seals its batches ahead, so that its own work is not in what is measured. It
 * signs and authenticates with its own keys, like any lab. Sealing is for one thread; sending is
 * for one other.
 */
final class SealedLab {
  /** Every lab of a run claims the same group key. */
  private static final GroupKeyCheck GROUP_KEY = new GroupKeyCheck(Bytes.of(new byte[16]));

  private final LabConfig config;
  private final HubConnection hub;
  private final BatchSigner signer;
  private final Standing standing;
  private final Retry retry;
  private Place place = Place.FIRST;

  /** A batch on its way. */
  record Sealed(Bytes bytes, Digest digest, int objects, int indicators) {}

  private SealedLab(
      LabConfig config, HubConnection hub, BatchSigner signer, HubTerms terms, Retry retry) {
    this.config = config;
    this.hub = hub;
    this.signer = signer;
    this.retry = retry;
    this.standing = new Standing(terms, Optional.of(GROUP_KEY));
  }

  /**
   * Opens an enrolled lab whose stream has not begun.
   *
   * @param file of its configuration
   */
  static SealedLab open(Path file, Surroundings around) throws IOException {
    LabConfig config = LabConfig.read(file);
    LabKeys keys = LabKeys.load(LabConfig.folder(file).in("keys"));
    HubConnection hub =
        HubConnection.of(
            config.root().address(),
            new ClientCredentials(config.root().lab(), keys.clientJwk()),
            around.timeouts(),
            around.clock(),
            around.random());
    BatchSigner signer = new BatchSigner(config.root(), config.stream(), keys.batchKey());
    Retry retry = new Retry(around.patience(), around.sleeper(), around.random());
    return new SealedLab(config, hub, signer, HubTerms.of(hub, config.root()), retry);
  }

  LabConfig config() {
    return config;
  }

  /** Its identity in STIX. */
  StixId identity() {
    return new StixId("identity", config.root().lab().value());
  }

  HubConnection hub() {
    return hub;
  }

  HubTerms terms() {
    return standing.terms();
  }

  /** Seals reports as the next batch of the lab's chain. */
  Sealed seal(List<ClusterReport> reports) {
    List<Bytes> objects = new ArrayList<>();
    reports.forEach(report -> objects.addAll(report.toObjects()));
    OpenedBatch batch = signer.seal(objects, standing, terms().epoch(), place);
    place = place.after(batch.header().digest());
    return new Sealed(
        Bytes.of(batch.sealed()),
        batch.header().digest(),
        objects.size(),
        objects.size() - reports.size());
  }

  /**
   * Sends a batch, in the order in which they were sealed; again, if the hub is busy.
   *
   * @throws IOException if the receipt is for something else
   */
  void send(Sealed batch) throws IOException {
    byte[] bytes = batch.bytes().toByteArray();
    String jws = retry.of(() -> hub.post("/batches", Batch.MEDIA_TYPE, bytes).text("receipt"));
    var receipt = config.root().receipt(jws).receipt();
    if (!receipt.batch().equals(batch.digest()) || receipt.objects() != batch.objects()) {
      throw new IOException("The hub gave a receipt for something else.");
    }
  }
}
