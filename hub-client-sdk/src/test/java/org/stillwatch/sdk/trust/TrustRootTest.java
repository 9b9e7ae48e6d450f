package org.stillwatch.sdk.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.transport.HubAddress;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.LabId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.alert.Receipt;
import org.stillwatch.wire.canonical.Digest;
import org.stillwatch.wire.seal.Seal;
import org.stillwatch.wire.seal.SealType;
import org.stillwatch.wire.seal.SignatureAlgorithm;
import org.stillwatch.wire.seal.SigningKey;
import org.stillwatch.wire.seal.SoftwareSigningKey;

class TrustRootTest {
  private final SigningKey hubKey = key();
  private final TrustRoot root =
      new TrustRoot(
          new HubId(UUID.randomUUID()),
          new HubAddress(URI.create("https://hub.example.org")),
          hubKey.publicKey(),
          new LabId(UUID.randomUUID()),
          new MatchingDomain("d"));

  private static SigningKey key() {
    return SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, new SecureRandom());
  }

  private static Receipt receipt(UUID hub, UUID lab) {
    return new Receipt(hub, lab, "main", 1, Digest.ZERO, 1, Instant.EPOCH, Optional.empty());
  }

  private static String sealed(Receipt receipt, SealType type, SigningKey key) {
    return Seal.seal(type, receipt.toCanonical(), key);
  }

  @Test
  void aReceiptOfThePinnedHubForThisLabIsVerified() {
    Receipt receipt = receipt(root.hub().value(), root.lab().value());
    assertThat(root.receipt(sealed(receipt, SealType.RECEIPT, hubKey)).receipt())
        .isEqualTo(receipt);
  }

  @Test
  void whatIsForAnotherLabOrOfAnotherHubOrKeyOrTypeIsNot() {
    UUID hub = root.hub().value();
    UUID lab = root.lab().value();
    refused(sealed(receipt(hub, UUID.randomUUID()), SealType.RECEIPT, hubKey));
    refused(sealed(receipt(UUID.randomUUID(), lab), SealType.RECEIPT, hubKey));
    refused(sealed(receipt(hub, lab), SealType.RECEIPT, key()));
    refused(sealed(receipt(hub, lab), SealType.ALERT, hubKey));
    refused("no seal at all");
  }

  private void refused(String jws) {
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> root.receipt(jws));
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> root.alert(jws));
  }
}
