package org.stillwatch.sdk.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Network addresses in the one form in which all labs tokenise them. */
class NetworkFormTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, ip4:203.0.113.9",
    "2001:db8:7::1, ip6:2001:db8:7::/64",
    "8.8.4.4, ip4:8.8.4.4",
    "' 93.184.216.34 ', ip4:93.184.216.34",
    "2a00:1450:4001:82a::200e, ip6:2a00:1450:4001:82a::/64",
    "2A00:1450:4001:082A:0:0:0:1, ip6:2a00:1450:4001:82a::/64",
    "2a00::1, ip6:2a00::/64",
    "2a00:1450::5:6:7:8, ip6:2a00:1450::/64",
  })
  void everySpellingOfAnAddressHasOneForm(String raw, String form) {
    assertThat(CanonicalValue.network(raw).map(CanonicalValue::text)).contains(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.1.2.3",
        "127.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "100.64.0.1",
        "169.254.1.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "01.2.3.4",
        "1.2.3.4 ex",
        "::1",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "2a00:::1",
        "2a00::1::2",
        "2a00:1:2:3:4:5:6:7:8",
        "2a00:1:2:3:4:5:6",
        "2a00:12345::1",
        "2a00::g",
        "example.org",
        ":",
        "::",
        ":::",
        "2a00:1450:4001:82a:0:0:0:1::"
      })
  void whatIsNoPublicAddressHasNoForm(String raw) {
    assertThat(CanonicalValue.network(raw)).isEmpty();
  }
}
