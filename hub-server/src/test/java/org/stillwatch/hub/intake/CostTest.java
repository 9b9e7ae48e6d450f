package org.stillwatch.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stillwatch.hub.fixture.CountedWork.Work;
import org.stillwatch.hub.fixture.TestDatabase;
import org.stillwatch.hub.fixture.TestHub;
import org.stillwatch.hub.fixture.TestLab;
import org.stillwatch.wire.indicator.Feature;
import org.stillwatch.wire.indicator.Sketch;
import org.stillwatch.wire.report.ClusterReport;

/** What a report costs depends on what is new, not on what is there. Counted, not timed. */
class CostTest {

  @Test
  void oneMoreHolderOfAHotValueCostsTheSameHoweverManyThereAre() {
    assertThat(oneMoreHolder(400)).isEqualTo(oneMoreHolder(40));
  }

  private static Work oneMoreHolder(int holders) {
    try (TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      List<TestLab> labs = heldByThree(hub, holders);
      hub.work.taken();
      labs.get(0).submit(labs.get(0).report(List.of(labs.get(0).payment("hot"))));
      return hub.work.taken();
    }
  }

  @Test
  void joiningASmallCampaignToALargeOneCostsTheSameHoweverLargeItIs() {
    assertThat(bridge(400)).isEqualTo(bridge(40));
  }

  private static Work bridge(int holders) {
    try (TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      List<TestLab> labs = heldByThree(hub, holders);
      TestLab one = labs.get(0);
      TestLab other = labs.get(1);
      one.submit(one.report(List.of(one.payment("small"))));
      other.submit(other.report(List.of(other.payment("small"))));
      hub.work.taken();
      one.submit(one.report(List.of(one.payment("small"), one.payment("hot"))));
      return hub.work.taken();
    }
  }

  @Test
  void aReportThatNothingAgreesWithCostsTheSameHoweverManyIndicatorsAreThere() {
    assertThat(stranger(600)).isEqualTo(stranger(60));
  }

  private static Work stranger(int before) {
    try (TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      TestLab lab = hub.enrol();
      Random random = new Random(before);
      List<ClusterReport> reports = new ArrayList<>();
      for (int i = 0; i < before; i++) {
        reports.add(lab.report(List.of(lab.payment("own " + i), lab.template(sketch(random)))));
      }
      for (int from = 0; from < before; from += 60) {
        lab.submit(reports.subList(from, from + 60).toArray(ClusterReport[]::new));
      }
      lab.submit(lab.report(List.of(lab.payment("after"))));
      hub.work.taken();
      lab.submit(lab.report(List.of(lab.payment("last"))));
      return hub.work.taken();
    }
  }

  @Test
  void whatWasReadBeforehandTheNextBatchDoesNotRead() {
    try (TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      TestLab lab = hub.enrol();
      Random random = new Random(4);
      lab.submit(lab.report(List.of(lab.template(sketch(random)))));
      lab.submit(lab.report(List.of(lab.template(sketch(random)))));
      hub.work.taken();
      hub.intake().prepare();
      assertThat(hub.work.taken().rows()).as("it read the last sketch").isPositive();
      lab.submit(lab.report(List.of(lab.payment("first after"))));
      Work prepared = hub.work.taken();
      lab.submit(lab.report(List.of(lab.payment("second after"))));
      assertThat(hub.work.taken()).isEqualTo(prepared);
    }
  }

  @Test
  void reportsOfOneBatchAreAskedForTogether() {
    try (TestHub hub = new TestHub(TestDatabase.H2, "evaluation")) {
      TestLab lab = hub.enrol();
      lab.submit(reports(lab, 0, 1));
      hub.work.taken();
      lab.submit(reports(lab, 1, 1));
      long one = hub.work.taken().statements();
      lab.submit(reports(lab, 2, 100));
      assertThat(hub.work.taken().statements()).isEqualTo(one);
    }
  }

  private static ClusterReport[] reports(TestLab lab, int from, int count) {
    ClusterReport[] reports = new ClusterReport[count];
    for (int i = 0; i < count; i++) {
      int number = from + i;
      reports[i] = lab.report(List.of(lab.payment("a " + number), lab.payment("b " + number)));
    }
    return reports;
  }

  private static List<TestLab> heldByThree(TestHub hub, int holders) {
    List<TestLab> labs = List.of(hub.enrol(), hub.enrol(), hub.enrol());
    for (TestLab lab : labs) {
      ClusterReport[] reports = new ClusterReport[holders];
      for (int i = 0; i < holders; i++) {
        reports[i] = lab.report(List.of(lab.payment("hot")));
      }
      lab.submit(reports);
    }
    return labs;
  }

  private static Sketch sketch(Random random) {
    byte[] components = new byte[Feature.C8.components()];
    random.nextBytes(components);
    return Sketch.of(Feature.C8, components);
  }
}
