package org.stillwatch.wire.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
  @Test
  void bytesAreEqualByContentAndPrintTheirLengthOnly() {
    var mine = new byte[] {1, 2, 3};
    var bytes = Bytes.of(mine);
    mine[0] = 9;
    bytes.toByteArray()[1] = 9;
    assertThat(bytes).isEqualTo(Bytes.fromHex("010203")).hasToString("Bytes[3]");
    assertThat(bytes).hasSameHashCodeAs(Bytes.fromHex("010203"));
    assertThat(bytes).isNotEqualTo(Bytes.fromHex("010204"));
  }

  @Test
  void hexAndBase64UrlGoBothWays() {
    var random = new Random(1);
    for (int length = 0; length < 100; length++) {
      var content = new byte[length];
      random.nextBytes(content);
      var bytes = Bytes.of(content);
      assertThat(Bytes.fromHex(bytes.hex())).as("seed 1, length %d", length).isEqualTo(bytes);
      assertThat(Bytes.fromBase64Url(bytes.base64Url())).as("seed 1").isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AA==", "AA=", "A", "AB", "AAB", "A A", " AA", "AA\n", "A+A", "A/A", "\u00c4A", "AA!"
      })
  void base64UrlOutsideItsCanonicalFormIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.fromBase64Url(text))
        .withMessageNotContaining(text + " ")
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0g", " 00", "0x00"})
  void hexWithForeignCharactersIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.fromHex(text)).withNoCause();
  }

  @Test
  void aDigestIsTheSha256OfTheContent() {
    // FIPS 180-4, the example "abc".
    var expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(Digest.of(Bytes.utf8("abc")).bytes().hex()).isEqualTo(expected);
    assertThat(Digest.of(Bytes.utf8("abc").toByteArray())).isEqualTo(Digest.of(Bytes.utf8("abc")));
  }

  @Test
  void aDigestTravelsAs43CharactersAndNothingElseIsRead() {
    var digest = Digest.of(Bytes.utf8("abc"));
    assertThat(digest.base64Url()).hasSize(43);
    assertThat(Digest.parse(digest.base64Url())).isEqualTo(digest);
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse("AAAA"));
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(digest.base64Url() + "="));
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(digest.base64Url() + "A"));
  }
}
