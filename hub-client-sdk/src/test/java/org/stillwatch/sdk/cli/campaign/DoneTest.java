package org.stillwatch.sdk.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneTest {
  private static final CampaignPlan PLAN = new CampaignPlan(40, 400, 2, 9);

  @TempDir Path folder;

  @Test
  void whatIsDoneIsKnownToTheNextRun() throws IOException {
    Done first = Done.in(folder, PLAN);
    first.step("simulate", 1.23);
    first.keep("hub port", "4711");
    first.keep("lab-1 reports", List.of("a", "b"));
    Done second = Done.in(folder, PLAN);
    assertThat(second.runs()).isEqualTo(2);
    assertThat(second.has("simulate")).isTrue();
    assertThat(second.has("observe lab-1")).isFalse();
    assertThat(second.seconds()).hasToString("{\"simulate\":1.2}");
    assertThat(second.number("hub port")).hasValue(4711);
    assertThat(second.values("lab-1 reports")).contains(List.of("a", "b"));
    second.drop("lab-1 reports");
    assertThat(Done.in(folder, PLAN).values("lab-1 reports")).isEmpty();
  }

  @Test
  void aFolderOfAnotherCampaignIsRefused() throws IOException {
    Done.in(folder, PLAN);
    assertThatIOException()
        .isThrownBy(() -> Done.in(folder, new CampaignPlan(40, 400, 2, 8)))
        .withMessageContaining("\"seed\":9")
        .withMessageContaining("name another folder");
  }

  @Test
  void aFileThatIsNoCampaignIsRefused() throws IOException {
    Files.writeString(folder.resolve("campaign.json"), "[]");
    assertThatIOException().isThrownBy(() -> Done.in(folder, PLAN));
  }

  @Test
  void aPlanOutOfRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CampaignPlan(40, 39, 2, 9))
        .withMessageContaining("exchanges is 39");
  }

  @Test
  void aPipeIsToldTheShareAndTheTimeLeftEveryTenSeconds() {
    AtomicLong now = new AtomicLong();
    List<String> lines = new ArrayList<>();
    try (MeterLines meter = new MeterLines("observing", 1_000, now::get, lines::add)) {
      for (int second = 1; second <= 30; second++) {
        now.addAndGet(1_000_000_000L);
        meter.reached(second * 25L);
      }
    }
    assertThat(lines)
        .containsExactly(
            "  observing: 25 %, 30 s left",
            "  observing: 50 %, 20 s left", "  observing: 75 %, 10 s left");
  }
}
