package org.stillwatch.sdk.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
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
  @CsvSource({
    "0, 726fdb47dd0e0e31",
    "1, 74f839c593dc67fd",
    "2, 0d6c8009d9a94f5a",
    "3, 85676696d7fb7e2d",
    "7, ab0200f58b01d137",
    "8, 93f5f5799a932462",
    "9, 9e0082df0ba9e4b0",
    "15, a129ca6149be45e5"
  })
  void theAuthorsVectorsHold(int length, String expected) {
    SipHash hash = new SipHash(counting(16));
    assertThat(hash.hash(counting(length))).isEqualTo(Long.parseUnsignedLong(expected, 16));
  }

  /** Every length of what comes before and after, from nothing to beyond two words. */
  @Test
  void whatComesBeforeIsHashedAsIfItHadBeenGivenEachTime() {
    SipHash hash = new SipHash(counting(16));
    for (int length = 0; length < 40; length++) {
      byte[] all = counting(length);
      for (int cut = 0; cut <= length; cut++) {
        SipHash after =
            hash.after(Arrays.copyOf(all, cut / 2)).after(Arrays.copyOfRange(all, cut / 2, cut));
        assertThat(after.hash(Arrays.copyOfRange(all, cut, length))).isEqualTo(hash.hash(all));
        if (length - cut == 8) {
          long last = ByteBuffer.wrap(all, cut, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
          assertThat(after.hash(last)).isEqualTo(hash.hash(all));
        }
      }
    }
  }

  @Test
  void aLongIsHashedAsItsEightBytes() {
    assertThat(new SipHash(counting(16)).hash(0x0706050403020100L)).isEqualTo(0x93f5f5799a932462L);
  }
}
