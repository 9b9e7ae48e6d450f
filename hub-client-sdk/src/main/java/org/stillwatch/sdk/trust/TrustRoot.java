package org.stillwatch.sdk.trust;

import java.time.Instant;
import java.util.function.Function;
import org.stillwatch.sdk.transport.HubAddress;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.alert.Alert;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.log.LogKey;
import org.stillwatch.wire.log.NoteName;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.oprf.KeyManifest;
import org.stillwatch.wire.oprf.TokenClass;
import org.stillwatch.wire.seal.SealBroken;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.VerifyingKey;

/**
 * Whom a lab believes: one hub, by the key in its enrolment ticket, speaking to one lab.
 *
 * @param hubKey opens receipts, alerts, key manifests and the heads of the log
 */
public record TrustRoot(
    HubId hub, HubAddress address, VerifyingKey hubKey, LabId lab, MatchingDomain domain) {

  /** Verifies an alert: seal, hub, lab. */
  public VerifiedAlert alert(String jws) {
    Alert alert = opened(SealType.ALERT, jws, Alert::parse);
    require(alert.hub().equals(hub.value()), "an alert of the hub " + hub);
    require(alert.lab().equals(lab.value()), "an alert for the lab " + lab);
    return new VerifiedAlert(alert, jws);
  }

  /** Verifies a receipt: seal, hub, lab. That it is for the batch sent, the sender compares. */
  public VerifiedReceipt receipt(String jws) {
    Receipt receipt = opened(SealType.RECEIPT, jws, Receipt::parse);
    require(receipt.hub().equals(hub.value()), "a receipt of the hub " + hub);
    require(receipt.lab().equals(lab.value()), "a receipt for the lab " + lab);
    return new VerifiedReceipt(receipt, jws);
  }

  /** Verifies a key manifest: seal, hub, domain, epoch, class, and that it holds at the moment. */
  public KeyManifest manifest(String jws, Epoch epoch, TokenClass tokenClass, Instant now) {
    KeyManifest manifest = opened(SealType.KEY_MANIFEST, jws, KeyManifest::parse);
    require(manifest.hub().equals(hub), "a key manifest of the hub " + hub);
    require(manifest.matchingDomain().equals(domain), "a key manifest of the domain " + domain);
    require(manifest.epoch().equals(epoch), "a key manifest of the epoch " + epoch);
    require(manifest.tokenClass() == tokenClass, "a key manifest of the class asked for");
    require(manifest.covers(now), "a key manifest that is valid now; check this machine's clock");
    return manifest;
  }

  /** Whose log is believed. */
  public LogKey log() {
    return new LogKey(NoteName.ofHub(hub), hubKey);
  }

  private <T> T opened(SealType type, String jws, Function<byte[], T> reader) {
    try {
      return reader.apply(hubKey.open(type, jws).payload().toByteArray());
    } catch (SealBroken | IllegalArgumentException e) {
      throw new Untrusted(
          "expected what the pinned hub key sealed ("
              + type.typ()
              + "): nothing of it was used. If the hub changed its key, ask its operator for a new"
              + " ticket",
          e);
    }
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new Untrusted("expected " + expected + ": nothing of it was used");
    }
  }
}
