package org.stillwatch.wire.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.wire.Seeded;
import org.stillwatch.wire.canonical.Bytes;
import org.stillwatch.wire.seal.UnfitKey.Reason;

class VerifyingKeyTest {
  /** RFC 8037 appendix A. */
  private static final String ED25519_X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

  private static final String ED25519_D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

  @Test
  void theThumbprintIsThatOfRfc8037() {
    var key = VerifyingKey.fromJwk(json("{'kty':'OKP','crv':'Ed25519','x':'" + ED25519_X + "'}"));
    assertThat(key.id()).hasToString("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void anEd25519SignatureIsThatOfRfc8037() {
    var input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    var key =
        SoftwareSigningKey.fromPrivateJwk(
            json("{'kty':'OKP','crv':'Ed25519','x':'" + ED25519_X + "','d':'" + ED25519_D + "'}"));
    assertThat(Bytes.of(key.sign(Bytes.utf8(input).toByteArray())).base64Url())
        .isEqualTo(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
  }

  @Test
  void anEs256SignatureIsThatOfRfc6979() {
    var secret =
        Es256Secret.of(
            Bytes.fromHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"));
    assertThat(Bytes.of(secret.sign(Bytes.utf8("sample").toByteArray())).hex())
        .isEqualTo(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
  }

  @Test
  void theEs256ExampleOfRfc7515Verifies() {
    var key =
        VerifyingKey.fromJwk(
            json(
                "{'kty':'EC','crv':'P-256','x':'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',"
                    + "'y':'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0'}"));
    var jws =
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw"
            + "5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    assertThat(key.verified(CompactJws.read(jws)).size()).isEqualTo(70);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void keysGoThroughTheirJwk(SignatureAlgorithm algorithm) {
    var key = SoftwareSigningKey.generate(algorithm, Seeded.random(7));
    assertThat(VerifyingKey.fromJwk(key.publicKey().toJwk())).isEqualTo(key.publicKey());
    var again = SoftwareSigningKey.fromPrivateJwk(key.exportPrivateJwk());
    assertThat(again.publicKey()).isEqualTo(key.publicKey()).hasSameHashCodeAs(key.publicKey());
    var input = new byte[] {1, 2, 3};
    assertThat(again.sign(input)).isEqualTo(key.sign(input)).hasSize(64);
    assertThat(SoftwareSigningKey.generate(algorithm, Seeded.random(8)).publicKey())
        .isNotEqualTo(key.publicKey());
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void theSecretIsNotPrinted(SignatureAlgorithm algorithm) {
    var key = SoftwareSigningKey.generate(algorithm, Seeded.random(7));
    var secret = Jwk.readPrivate(key.exportPrivateJwk()).part("d");
    assertThat(key.toString()).doesNotContain(secret.base64Url()).doesNotContain(secret.hex());
    assertThat(Ed25519Secret.of(secret).toString()).doesNotContain(secret.base64Url());
    assertThat(Es256Secret.of(secret).toString()).doesNotContain(secret.base64Url());
    assertThatThrownBy(() -> VerifyingKey.fromJwk(key.exportPrivateJwk()))
        .isInstanceOfSatisfying(
            UnfitKey.class, unfit -> assertThat(unfit.reason()).isEqualTo(Reason.PRIVATE_PART))
        .hasMessageNotContaining(secret.base64Url());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          NOT_A_JWK       | []
          NOT_A_JWK       | {'kty':'OKP','crv':'Ed25519'}
          NOT_A_JWK       | {'kty':'OKP','crv':'Ed25519','x':'AAAA'}
          NOT_A_JWK       | {'kty':'OKP','crv':'Ed25519','x':'@='}
          NOT_A_JWK       | {'kty':'OKP','crv':'Ed25519','x':'@','y':'@'}
          NOT_A_JWK       | {'kty':'OKP','crv':'Ed25519','x':'@','x5u':'https://example.org'}
          NOT_A_JWK       | {'kty':'OKP','crv':'Ed25519','x':'@','x':'@'}
          NOT_A_JWK       | {'kty':'EC','crv':'P-256','x':'@'}
          UNSUPPORTED     | {}
          UNSUPPORTED     | {'kty':'OKP','crv':'X25519','x':'@'}
          UNSUPPORTED     | {'kty':'OKP','crv':'Ed448','x':'@'}
          UNSUPPORTED     | {'kty':'EC','crv':'secp256k1','x':'@','y':'@'}
          UNSUPPORTED     | {'kty':'EC','crv':'P-384','x':'@','y':'@'}
          UNSUPPORTED     | {'kty':'EC','crv':'Ed25519','x':'@'}
          UNSUPPORTED     | {'kty':'RSA','n':'@','e':'AQAB'}
          UNSUPPORTED     | {'kty':'oct','k':'@'}
          OTHER_ALGORITHM | {'kty':'OKP','crv':'Ed25519','x':'@','alg':'EdDSA'}
          OTHER_ALGORITHM | {'kty':'OKP','crv':'Ed25519','x':'@','alg':'ES256'}
          NOT_FOR_SIGNING | {'kty':'OKP','crv':'Ed25519','x':'@','use':'enc'}
          NOT_FOR_SIGNING | {'kty':'OKP','crv':'Ed25519','x':'@','key_ops':['encrypt']}
          NOT_FOR_SIGNING | {'kty':'OKP','crv':'Ed25519','x':'@','key_ops':'verify'}
          PRIVATE_PART    | {'kty':'OKP','crv':'Ed25519','x':'@','d':'@'}
          OFF_CURVE       | {'kty':'EC','crv':'P-256','x':'@','y':'@'}
          OFF_CURVE       | {'kty':'OKP','crv':'Ed25519','x':'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}
          OFF_CURVE       | {'kty':'OKP','crv':'Ed25519','x':'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'}
          OFF_CURVE       | {'kty':'OKP','crv':'Ed25519','x':'__________________________________________8'}
          """)
  void anUnfitPublicKeyIsRefused(Reason reason, String jwk) {
    assertThatThrownBy(() -> VerifyingKey.fromJwk(json(jwk.replace("@", ED25519_X))))
        .isInstanceOfSatisfying(
            UnfitKey.class, unfit -> assertThat(unfit.reason()).isEqualTo(reason));
  }

  @Test
  void halvesOfDifferentKeysAreRefused() {
    var one = SoftwareSigningKey.generate(SignatureAlgorithm.ED25519, Seeded.random(1));
    var stolen =
        one.exportPrivateJwk().replaceFirst("\"x\":\"[^\"]*\"", "\"x\":\"" + ED25519_X + "\"");
    assertThatThrownBy(() -> SoftwareSigningKey.fromPrivateJwk(stolen))
        .isInstanceOfSatisfying(
            UnfitKey.class, unfit -> assertThat(unfit.reason()).isEqualTo(Reason.HALVES_DIFFER));
    assertThatThrownBy(() -> SoftwareSigningKey.fromPrivateJwk(one.publicKey().toJwk()))
        .isInstanceOfSatisfying(
            UnfitKey.class, unfit -> assertThat(unfit.reason()).isEqualTo(Reason.NO_PRIVATE_PART));
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000",
    "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
  })
  void aScalarOutsideTheGroupIsNoKey(String hex) {
    assertThatThrownBy(() -> Es256Secret.of(Bytes.fromHex(hex))).isInstanceOf(UnfitKey.class);
  }

  private static String json(String quotedSimply) {
    return quotedSimply.replace('\'', '"');
  }
}
