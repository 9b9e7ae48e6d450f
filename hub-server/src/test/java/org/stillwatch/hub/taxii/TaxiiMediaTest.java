package org.stillwatch.hub.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxiiMediaTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "application/taxii+json;version=2.1",
        "application/taxii+json; version=2.1",
        "application/taxii+json;version=\"2.1\"",
        "application/taxii+json",
        "APPLICATION/TAXII+JSON; Version=2.1",
        "application/taxii+json ; version = 2.1 ; q=0.5",
        "text/html, application/taxii+json;version=2.1;q=0.9, */*;q=0.1",
        "application/*",
        "application/*;q=0, application/taxii+json",
        "application/taxii+json;version=2.0, */*;q=0.1",
        "*/*"
      })
  void isAccepted(@Nullable String accept) {
    assertThat(TaxiiMedia.isAccepted(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/html",
        "application/taxii+json;version=2.0",
        "application/taxii+json;version=3",
        "application/taxii+json;version=2.1;q=0",
        "application/taxii+json;version=2.1;q=0, */*",
        "application/*;q=0.0, */*",
        "application/vnd.oasis.taxii+json",
        "nonsense",
        ";;;"
      })
  void isNotAccepted(String accept) {
    assertThat(TaxiiMedia.isAccepted(accept)).isFalse();
  }

  @Test
  void ofALongListEachRangeCounts() {
    String many = "text/html;level=1, ".repeat(300);
    assertThat(TaxiiMedia.isAccepted(many + TaxiiMedia.TAXII)).isTrue();
    assertThat(TaxiiMedia.isAccepted(many + "text/plain")).isFalse();
  }

  @Test
  void aTimeHasExactlySixDigits() {
    assertThat(TaxiiTime.write(Instant.parse("2026-11-28T00:00:00Z")))
        .isEqualTo("2026-11-28T00:00:00.000000Z");
    assertThat(TaxiiTime.write(Instant.parse("2026-11-28T00:00:00.123456789Z")))
        .isEqualTo("2026-11-28T00:00:00.123456Z");
  }
}
