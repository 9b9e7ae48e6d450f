package org.stillwatch.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stillwatch.wire.HubId;
import org.stillwatch.wire.MatchingDomain;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.oprf.Epoch;
import org.stillwatch.wire.oprf.EvaluationKey;
import org.stillwatch.wire.oprf.KeyManifest;
import org.stillwatch.wire.oprf.TokenClass;

class SealedManifestTest {
  @Test
  void aManifestTravelsUnderTheSealOfItsHub() {
    var epoch = new Epoch(2026, 4);
    var manifest =
        KeyManifest.ofOneEvaluator(
            HubId.parse("c1c3f3a0-52b0-4a44-8b0e-6f2f2a3d9e22"),
            new MatchingDomain("example.org"),
            epoch,
            TokenClass.CONTACT,
            EvaluationKey.generate(Seeded.random(1)).publicKey(),
            epoch.starts(),
            epoch.ends());
    var hub = SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(2));
    var sealed = Seal.seal(SealType.KEY_MANIFEST, manifest.toCanonical(), hub);
    var authentic = hub.publicKey().open(SealType.KEY_MANIFEST, sealed);
    assertThat(KeyManifest.parse(authentic.payload().toByteArray())).isEqualTo(manifest);
  }
}
