package org.stillwatch.wire.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  @ParameterizedTest
  @ValueSource(strings = {"2026-10-01T00:00:00Z", "2024-02-29T23:59:59Z", "0000-01-01T00:00:00Z"})
  void wholeSecondsGoBothWays(String text) {
    assertThat(Rfc3339.write(Rfc3339.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-10-01",
        "2026-10-01T00:00:00",
        "2026-10-01t00:00:00z",
        "2026-10-01T00:00:00.5Z",
        "2026-10-01T00:00:00+00:00",
        "2026-02-29T00:00:00Z",
        "2026-12-31T23:59:60Z",
        "2026-10-01T24:00:00Z"
      })
  void everyOtherFormIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Rfc3339.parse(text)).withNoCause();
  }

  @Test
  void aFractionOfASecondIsNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rfc3339.write(Instant.parse("2026-10-01T00:00:00.001Z")));
    assertThatIllegalArgumentException().isThrownBy(() -> Rfc3339.write(Instant.MAX));
  }
}
