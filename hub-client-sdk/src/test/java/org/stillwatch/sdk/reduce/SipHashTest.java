package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {
  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  /** From the authors' paper (appendix A) and reference vectors. */
  @ParameterizedTest
  @CsvSource({"0, 726fdb47dd0e0e31", "8, 93f5f5799a932462", "15, a129ca6149be45e5"})
  void theAuthorsVectorsHold(int length, String expected) {
    SipHash hash = new SipHash(counting(16));
    assertThat(Long.toHexString(hash.hash(counting(length)))).isEqualTo(expected);
  }

  @Test
  void aLongIsHashedAsItsEightBytes() {
    assertThat(new SipHash(counting(16)).hash(0x0706050403020100L)).isEqualTo(0x93f5f5799a932462L);
  }
}
