package org.stillwatch.hub.liaisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.hub.refusal.Refusal;
import org.stillwatch.hub.refusal.Refused;

class SaidTest {
  @Test
  void aMessageForCounselIsTextForPeople() {
    String text =
        "May we learn more of SW-1B28CBCC010D?\nIt touches 3 of our 12 cases of 2026, at 10:15:30 UTC and 9:05.";
    assertThat(Said.message(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is it jane@example.com again?",
        "The card 4000 0012 3456 7899 was seen.",
        "Does 192.0.2.1 appear?",
        "Does 2001:db8:10:15::1 appear?",
        "Call +44 7700 900123 please."
      })
  void aMessageThatIdentifiesSomebodyIsRefusedAndNotRepeated(String text) {
    assertThatThrownBy(() -> Said.message(text))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusal()).isInstanceOf(Refusal.Malformed.class);
              assertThat(refused.refusal().toString()).contains("clear ").doesNotContain(text);
            });
  }
}
