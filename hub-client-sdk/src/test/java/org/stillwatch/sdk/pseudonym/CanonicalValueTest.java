package org.stillwatch.sdk.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalValueTest {
  @ParameterizedTest
  @CsvSource({
    "4000 0000 0000 0002, card:4000000000000002",
    "4000-0000-0000-0002, card:4000000000000002",
    "4000000000000003, wallet:4000000000000003",
    "gb29 nwbk 6016 1331 9268 19, iban:GB29NWBK60161331926819",
    "GB29NWBK60161331926818, wallet:GB29NWBK60161331926818",
    "0xABCDEF0123456789ABCDEF0123456789ABCDEF01, wallet:0xabcdef0123456789abcdef0123456789abcdef01",
    "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ, wallet:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT, wallet:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    "' Payer@Example.ORG ', wallet:payer@example.org"
  })
  void aPaymentValueHasOneForm(String raw, String expected) {
    assertThat(CanonicalValue.payment(raw).map(CanonicalValue::text)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "' Ann.Lee+news@Example.ORG', email:ann.lee@example.org",
    "ann.lee@example.org., email:ann.lee@example.org",
    "ann@büro.example.org, email:ann@xn--bro-hoa.example.org",
    "ａｎｎ@example.org, email:ann@example.org",
    "+44 7700 900-123, phone:+447700900123",
    "0044 (7700) 900123, phone:+447700900123"
  })
  void aContactHasOneForm(String raw, String expected) {
    assertThat(CanonicalValue.contact(raw).map(CanonicalValue::text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "07700 900123",
        "+1",
        "@example.org",
        "+x@example.org",
        "a@b",
        "a b@c.org",
        "a@@c.org"
      })
  void whatIsNoContactHasNone(String raw) {
    assertThat(CanonicalValue.contact(raw)).isEmpty();
  }

  @Test
  void aCanonicalFormIsItsOwnCanonicalForm() {
    assertThat(CanonicalValue.contact("ann.lee@example.org").map(CanonicalValue::text))
        .contains("email:ann.lee@example.org");
  }

  @Test
  void aValueIsNotPrinted() {
    assertThat(CanonicalValue.contact("ann.lee@example.org").orElseThrow().toString())
        .doesNotContain("ann");
  }
}
