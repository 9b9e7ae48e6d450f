package org.stillwatch.wire.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BucketsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1-4",
    "4, 1-4",
    "5, 5-19",
    "19, 5-19",
    "20, 20-99",
    "99, 20-99",
    "100, 100-999",
    "1000, 1000-9999",
    "9999, 1000-9999",
    "10000, 10000+",
    "9223372036854775807, 10000+"
  })
  void aNumberOfAccountsHasItsClass(long accounts, String json) {
    assertThat(AccountsBucket.of(accounts).json()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1-9",
    "9, 1-9",
    "10, 10-99",
    "999, 100-999",
    "1000, 1000-9999",
    "99999, 10000-99999",
    "100000, 100000-999999",
    "9999999, 1000000-9999999",
    "28800000, 10000000+"
  })
  void aNumberOfExchangesHasItsPowerOfTen(long exchanges, String json) {
    assertThat(ExchangesBucket.of(exchanges).json()).isEqualTo(json);
  }

  @ParameterizedTest
  @EnumSource
  void aClassOfAccountsIsFoundByItsNameAndHoldsItsLowerBound(AccountsBucket bucket) {
    assertThat(AccountsBucket.named(bucket.json())).contains(bucket);
    assertThat(AccountsBucket.of(bucket.lowerBound())).isEqualTo(bucket);
    assertThat(bucket.isAtLeast(bucket.lowerBound())).isTrue();
    assertThat(bucket.isAtLeast(bucket.lowerBound() + 1)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aClassOfExchangesIsFoundByItsNameAndHoldsItsLowerBound(ExchangesBucket bucket) {
    assertThat(ExchangesBucket.named(bucket.json())).contains(bucket);
    assertThat(ExchangesBucket.of(bucket.lowerBound())).isEqualTo(bucket);
  }

  @Test
  void nothingAndLessThanNothingHaveNoClass() {
    assertThatThrownBy(() -> AccountsBucket.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExchangesBucket.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(AccountsBucket.named("5-99")).isEmpty();
    assertThat(ExchangesBucket.named("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3+", "400, 3+"})
  void labsAreCountedCoarsely(long labs, String bucket) {
    assertThat(new Edges(List.of(2, 3)).bucket(labs)).isEqualTo(bucket);
  }

  @ParameterizedTest
  @CsvSource({"1, 1-9", "9, 1-9", "10, 10-99", "99, 10-99", "100, 100+"})
  void rarityIsCountedInClasses(long reports, String bucket) {
    assertThat(new Edges(List.of(10, 100)).bucket(reports)).isEqualTo(bucket);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00.001Z, 2026-11-23T11:00:00Z",
    "2026-11-23T10:59:59Z, 2026-11-23T11:00:00Z"
  })
  void anAlertLeavesAtTheNextTick(Instant raised, Instant leaves) {
    assertThat(new Release("hourly", Duration.ofHours(1)).leaves(raised)).isEqualTo(leaves);
  }

  @Test
  void withoutTicksAnAlertLeavesAtOnce() {
    var raised = Instant.parse("2026-11-23T10:00:00.123Z");

    assertThat(new Release("at once", Duration.ZERO).leaves(raised)).isEqualTo(raised);
  }

  @ParameterizedTest
  @CsvSource({"1, OBSERVE", "2, REVIEW", "3, RESTRICT", "9, RESTRICT"})
  void theCeilingRisesWithTheNumberOfLabs(int labs, Ceiling ceiling) {
    assertThat(new Ceilings("why", Ceiling.REVIEW, Ceiling.RESTRICT).forLabs(labs))
        .isEqualTo(ceiling);
    assertThat(Ceiling.named(ceiling.json())).contains(ceiling);
  }
}
