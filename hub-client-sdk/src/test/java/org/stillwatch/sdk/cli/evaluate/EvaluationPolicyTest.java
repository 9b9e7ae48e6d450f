package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.wire.policy.KindTerms;
import org.stillwatch.wire.policy.Policy;

class EvaluationPolicyTest {
  private static final Path USUAL =
      Path.of(System.getProperty("stillwatch.root"), "governance", "policy", "evaluation.json");

  @TempDir private Path folder;

  @Test
  void thePolicyItselfIsUsedWhereItFits() throws IOException {
    assertThat(EvaluationPolicy.with(1, USUAL, folder)).isEqualTo(USUAL);
  }

  @Test
  void aCopyAsksForAsManyAccountsAndIsOtherwiseTheSame() throws IOException {
    Path copy = EvaluationPolicy.with(20, USUAL, folder);

    Policy usual = Policy.read(Files.readAllBytes(USUAL));
    Policy changed = Policy.read(Files.readAllBytes(copy));
    assertThat(changed.kinds().values()).extracting(KindTerms::minAccounts).containsOnly(20);
    assertThat(changed.kinds().keySet()).isEqualTo(usual.kinds().keySet());
    assertThat(changed.matching()).isEqualTo(usual.matching());
    assertThat(changed.loopbackOnly()).isTrue();
  }
}
