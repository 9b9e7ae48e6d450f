package org.stillwatch.sdk.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted texts, and how they are found again. */
class CanaryFormTest {
  private static final String CANARY = "swc-abcdefghijklmnopqrstuv2345";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CANARY,
        "The id was " + CANARY + ".",
        "a-b swc- swc-short (" + CANARY + ")",
        "first SWC-ABCDEFGHIJKLMNOPQRSTUV2345 then " + "swc-zzzzzzzzzzzzzzzzzzzzzzzzzz"
      })
  void aCanaryIsFoundInAnyCaseAndPlace(String text) {
    assertThat(CanonicalValue.canary(text).map(CanonicalValue::text)).contains("canary:" + CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing - here",
        "swc-",
        "swc-abc",
        "xswc-abcdefghijklmnopqrstuv2345",
        "swc-abcdefghijklmnopqrstuv23456",
        "swc-abcdefghijklmnopqrstuv2341",
        "swc_abcdefghijklmnopqrstuv2345"
      })
  void whatIsNoCanaryIsNotFound(String text) {
    assertThat(CanonicalValue.canary(text)).isEmpty();
  }

  @Test
  void aNewCanaryIsFoundAndIsNeverDrawnTwice() {
    SecureRandom random = new SecureRandom();
    String one = CanonicalValue.newCanary(random);
    assertThat(CanonicalValue.canary("…" + one.toUpperCase(Locale.ROOT) + "…")).isPresent();
    assertThat(CanonicalValue.newCanary(random)).isNotEqualTo(one).hasSize(CANARY.length());
  }
}
