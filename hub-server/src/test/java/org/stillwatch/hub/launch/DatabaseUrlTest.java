package org.stillwatch.hub.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db/hub, jdbc:postgresql://db/hub?reWriteBatchedInserts=true",
    "jdbc:postgresql://db/hub?ssl=true, jdbc:postgresql://db/hub?ssl=true&reWriteBatchedInserts=true",
    "jdbc:postgresql://db/hub?reWriteBatchedInserts=false, jdbc:postgresql://db/hub?reWriteBatchedInserts=false",
    "jdbc:h2:file:hub, jdbc:h2:file:hub"
  })
  void rowsInARowGoToPostgresqlTogetherUnlessTheAddressSaysOtherwise(String given, String used) {
    assertThat(DatabaseUrl.tuned(given)).isEqualTo(used);
  }
}
